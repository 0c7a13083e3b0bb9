import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
medusaIntegrationTestRunner({ inApp: true, env: {}, testSuite: ({ api }) => { describe("t", () => { it("health", async () => { const r = await api.get("/health"); expect(r.status).toBe(200) }) }) } })
