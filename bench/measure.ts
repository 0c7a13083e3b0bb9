import type { Shop } from "./shop"

/** One line of the table. */
export type Row = {
  work: string
  ours: string
  rival: string
  /** Ours beside the floor or the rival; null when it is a plain bound. */
  ratio: number | null
  target: string
  pass: boolean
}

export type Bench = {
  shop: Shop
  isQuick: boolean
  /** Tells what is going on. */
  say: (line: string) => void
}

/** One file per measurement; the runner knows them by name. */
export type Measurement = { name: string; run: (bench: Bench) => Promise<Row[]> }

export const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/**
 * Runs the contenders one after the other, again and again, so that whatever slows the machine down slows all of them
 * down. Returns each one's figures; compare their medians.
 */
export async function interleaved<Name extends string>(
  rounds: number,
  contenders: Record<Name, (round: number) => Promise<number>>
): Promise<Record<Name, number>> {
  const names = Object.keys(contenders) as Name[]
  const figures = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      figures[name].push(await contenders[name](round))
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(figures[name])])) as Record<Name, number>
}

export const perSecond = (value: number) =>
  `${value >= 1_000 ? Math.round(value).toLocaleString("en") : value.toPrecision(3)}/s`

export const milliseconds = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`

/** A row whose ratio must reach a target. */
export function atLeast(work: string, ours: string, rival: string, ratio: number, target: number): Row {
  return { work, ours, rival, ratio, target: `≥ ${target} ×`, pass: ratio >= target }
}

/** A figure of a request's time, what it is called in the table, and how much it may grow. */
export type Growing<Figure extends string> = { figure: Figure; work: string; target: number }

export const figuresInShort = <Figure extends string>(
  works: Growing<Figure>[],
  figures: Record<Figure, number>
): string => works.map(({ figure }) => `${figure} ${milliseconds(figures[figure])}`).join(", ")

/** The same figures of a large case beside those of a small one. */
export const grownRows = <Figure extends string>(
  works: Growing<Figure>[],
  large: { what: string; figures: Record<Figure, number> },
  small: { what: string; figures: Record<Figure, number> }
): Row[] =>
  works.map(({ figure, work, target }) =>
    atMost(
      `${work}, ${large.what}`,
      milliseconds(large.figures[figure]),
      `${milliseconds(small.figures[figure])} (${small.what})`,
      large.figures[figure] / small.figures[figure],
      target
    )
  )

export function atMost(work: string, ours: string, rival: string, ratio: number, target: number): Row {
  return { work, ours, rival, ratio, target: `≤ ${target} ×`, pass: ratio <= target }
}
