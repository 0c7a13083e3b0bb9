export function multiplyDown(value: number, factor: number): number {
  return Math.floor(Number((value * factor).toPrecision(15)))
}
