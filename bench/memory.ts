import { readFileSync } from "node:fs"

/** What a process holds in memory, in MB; 0 when it is gone, or where there is no /proc. */
function residentOf(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1_024
  } catch {
    return 0
  }
}

/** Looks at a process's memory four times a second until told to stop. */
export function watchMemory(pid: number): { stop(): { most: number; course: number[] } } {
  const course: number[] = []
  const timer = setInterval(() => course.push(residentOf(pid)), 250)
  return {
    stop: () => {
      clearInterval(timer)
      return { most: Math.max(0, ...course), course }
    },
  }
}

/** A course of many samples as a few: "110, 180, 182, 181 MB". */
export function inShort(course: number[], parts = 6): string {
  const step = Math.max(1, Math.floor(course.length / parts))
  const shown = course.filter((_, index) => index % step === step - 1).slice(0, parts)
  return `${shown.map((value) => Math.round(value)).join(", ")} MB`
}
