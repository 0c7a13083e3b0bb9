/**
 * Waits for something, but not for ever.
 *
 * @throws when it has not ended in time; it may still do what it is about
 */
export async function inTime<Result>(
  task: Promise<Result>,
  milliseconds: number,
  message: string
): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(message)), milliseconds)
    timer.unref()
  })
  try {
    return await Promise.race([task, late])
  } finally {
    clearTimeout(timer)
  }
}
