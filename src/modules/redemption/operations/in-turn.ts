/**
 * Lets so many tasks of one key run at the same time; the others wait for their turn.
 *
 * Failed tries are counted when they have failed. Without this, a thousand guesses sent at once would all have been
 * looked up before the first is counted. Per process: with n processes, n times as many get through, once.
 */
export class InTurn {
  private readonly queues = new Map<string, { running: number; waiting: (() => void)[] }>()

  async run<Result>(key: string, most: number, task: () => Promise<Result>): Promise<Result> {
    const queue = this.queues.get(key) ?? { running: 0, waiting: [] }
    this.queues.set(key, queue)
    if (queue.running < most) {
      queue.running++
    } else {
      // Whoever leaves hands its place on: the number that is running stays.
      await new Promise<void>((resolve) => queue.waiting.push(resolve))
    }
    try {
      return await task()
    } finally {
      const next = queue.waiting.shift()
      if (next) {
        next()
      } else if (--queue.running === 0) {
        this.queues.delete(key)
      }
    }
  }
}
