import type { FillRandom } from "../../src/domain/code-generator"

/** Bytes that look random and are the same in every run (xorshift32). */
export function xorshiftBytes(seed: number): FillRandom {
  let state = seed
  return (bytes) => {
    for (let index = 0; index < bytes.length; index += 1) {
      state ^= state << 13
      state ^= state >>> 17
      state ^= state << 5
      bytes[index] = state >>> 24
    }
  }
}
