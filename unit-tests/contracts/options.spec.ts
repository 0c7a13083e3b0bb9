import { parseOptions } from "../../src/modules/redemption/options"

const handler = { apply: async () => undefined }

it.each([
  [{ time_zone: "Mars/Olympus" }, 'option "time_zone": must be an IANA time zone such as Europe/Berlin'],
  [
    { fingerprint_secret: "short" },
    'option "fingerprint_secret": Too small: expected string to have >=16 characters',
  ],
  [{ colour: "red" }, 'option "colour": is not a known field'],
  [
    { throttle: { member_failures: 0 } },
    'option "throttle.member_failures": Too small: expected number to be >=1',
  ],
  [{ throttle: { colour: "red" } }, 'option "throttle.colour": is not a known field'],
  [{ throttle: true }, 'option "throttle": Invalid input: expected object, received boolean'],
  [
    { effects: { send_gift: {} } },
    'option "effects.send_gift": must have a function apply, and may have revert and arguments',
  ],
  [
    { effects: { "Send Gift": handler } },
    `option "effects.Send Gift": a handler's name is small letters, digits and underscores`,
  ],
])("a wrong option stops the start, by name: %j", (options, problem) => {
  expect(() => parseOptions(options)).toThrow(
    `medusa-plugin-redemption-codes cannot start, its options are wrong: ${problem}`
  )
})

it("all that is wrong is said at once", () => {
  expect(() =>
    parseOptions({ time_zone: "Mars/Olympus", throttle: { window_minutes: 0, colour: "red" } })
  ).toThrow(/option "time_zone": .*; option "throttle.window_minutes": .*/)
})

it("what is left out has its default", () => {
  expect(parseOptions(undefined)).toMatchObject({
    time_zone: "UTC",
    throttle: { member_failures: 10 },
    effects: {},
  })
  expect(parseOptions({ throttle: false }).throttle).toBe(false)
})
