/**
 * `floor(value × factor)` of the numbers as they are written: 0.1 × 30 is 3, and 1.15 × 100 is 115, not 114.
 *
 * @throws RangeError when a number is not finite or the product is beyond what a number holds exactly
 */
export function multiplyDown(value: number, factor: number): number {
  const a = exactly(value)
  const b = exactly(factor)
  const product = floorDivide(a.digits * b.digits, 10n ** BigInt(a.decimals + b.decimals))
  if (product > BigInt(Number.MAX_SAFE_INTEGER) || product < BigInt(Number.MIN_SAFE_INTEGER)) {
    throw new RangeError("The product is too large to be exact")
  }
  return Number(product)
}

/** The shortest decimal that names this number, as `digits / 10^decimals`. */
function exactly(value: number): { digits: bigint; decimals: number } {
  if (!Number.isFinite(value)) {
    throw new RangeError("Not a finite number")
  }
  const [mantissa, exponent = "0"] = String(value).split("e")
  const [whole, fraction = ""] = mantissa.split(".")
  const digits = BigInt(whole + fraction)
  const decimals = fraction.length - Number(exponent)
  return decimals < 0 ? { digits: digits * 10n ** BigInt(-decimals), decimals: 0 } : { digits, decimals }
}

/** BigInt division drops towards zero; below zero that is not down. */
function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor
  return dividend < 0n && quotient * divisor !== dividend ? quotient - 1n : quotient
}
