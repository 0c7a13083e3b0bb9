import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { REDEMPTION_MODULE } from "../../src/modules/redemption"
import type RedemptionModuleService from "../../src/modules/redemption/service"
import { residues } from "./residues"
import { Shop, type Member } from "./shop"

/** What tests have in hand: a shop, and what stands behind its counter. */
export type Scene = {
  shop: Shop
  /** Somebody who has signed up before every test. */
  aMember(name: string): Member
  sql<Row = Record<string, unknown>>(statement: string, values?: unknown[]): Promise<Row[]>
  service(): RedemptionModuleService
  getContainer(): MedusaContainer
}

/** Tests in a shop that is opened for each of them, and whose books must balance after each. */
export function inShop(tests: (scene: Scene) => void): void {
  medusaIntegrationTestRunner({
    testSuite: ({ api, getContainer }) => {
      const shop = new Shop(() => api, getContainer)
      beforeEach(async () => {
        await shop.open()
      })
      afterEach(async () => {
        expect(await residues(getContainer())).toEqual([])
      })
      tests({
        shop,
        aMember: (name) => {
          const member = {} as Member
          beforeEach(async () => void Object.assign(member, await shop.member(name)))
          return member
        },
        sql: async <Row>(statement: string, values: unknown[] = []) => {
          const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
          return (await knex.raw(statement, values as string[])).rows as Row[]
        },
        service: () => getContainer().resolve<RedemptionModuleService>(REDEMPTION_MODULE),
        getContainer,
      })
    },
  })
}
