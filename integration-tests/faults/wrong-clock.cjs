// Loaded into a server before anything else: its clock is as many hours wrong as CLOCK_SKEW_HOURS says.
const skew = Number(process.env.CLOCK_SKEW_HOURS ?? 0) * 3_600_000
const RealDate = Date

class WrongDate extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + skew] : given))
  }

  static now() {
    return RealDate.now() + skew
  }
}

globalThis.Date = WrongDate
