import { faultPoint } from "../src/modules/redemption/fault-point"

describe("a fault point", () => {
  const kill = jest.spyOn(process, "kill").mockReturnValue(true)
  const { NODE_ENV } = process.env
  afterEach(() => {
    delete process.env.REDEMPTION_FAULT_POINT
    process.env.NODE_ENV = NODE_ENV
    kill.mockClear()
  })
  afterAll(() => kill.mockRestore())

  it("does nothing unless a test asks for it by name", () => {
    faultPoint("claim.before-commit")
    process.env.REDEMPTION_FAULT_POINT = "claim.after-commit"
    faultPoint("claim.before-commit")
    expect(kill).not.toHaveBeenCalled()
  })

  it("ends the process at the pass that was asked for", () => {
    process.env.REDEMPTION_FAULT_POINT = "claim.before-commit:2"
    faultPoint("claim.before-commit")
    expect(kill).not.toHaveBeenCalled()
    faultPoint("claim.before-commit")
    expect(kill).toHaveBeenCalledWith(process.pid, "SIGKILL")
  })

  it("is dead in production", () => {
    process.env.NODE_ENV = "production"
    process.env.REDEMPTION_FAULT_POINT = "effect.after-apply"
    faultPoint("effect.after-apply")
    expect(kill).not.toHaveBeenCalled()
  })
})
