import Medusa from "@medusajs/js-sdk"
import { Modules } from "@medusajs/framework/utils"
import { ModuleKind, transpile } from "typescript"
import { blocksOf } from "../../dev/docs/blocks"
import * as client from "../../src/client"
import type { CampaignAnswer } from "../../src/contracts/campaign-answer"
import type { SimulationAnswer } from "../../src/contracts/simulation"
import redemptionRunTasks from "../../src/jobs/redemption-run-tasks"
import { applyEffects } from "../../src/workflows/apply-effects"
import { inShop } from "./in-shop"
import { documentedAddress, RecipeBook } from "./recipe-book"
import { outcomeOf, redeemed, type Member } from "./shop"
import { until } from "./until"

type Task = { id: string; status: string; counts: Record<string, number> }
type Given = { codes: { code: string; customer_id: string }[] }
type Effect = { id: string; status: string }

/** The code that the guides redeem. */
const code = "SUMMER-7KQ2W-XM4BC"

inShop(({ shop, aMember, sql, getContainer }) => {
  const book = new RecipeBook(() => shop.url)
  const ada = aMember("ada")
  const grace = aMember("grace")

  beforeEach(() => {
    book.values = {
      $TOKEN: shop.admin.authorization.replace("Bearer ", ""),
      cus_123: ada.id,
      cus_456: grace.id,
      "ada@example.com": ada.email,
    }
    book.files = {}
  })

  /** A live campaign with two printed codes; one is that of the guides. */
  const printed = async (settings: object = {}): Promise<string> => {
    const campaign_id = await shop.importCampaign(settings)
    const { body } = await shop.upload(campaign_id, `${code}\nSUMMER-ANOTHER\n`)
    expect(await shop.settled(body.redemption_task.id)).toMatchObject({ status: "completed" })
    return campaign_id
  }
  const statusOf = async (wanted: string) =>
    (
      await shop.asAdmin<{ redemption_codes: { status: string }[] }>("POST", "/redemption-codes/search", {
        code: wanted,
      })
    ).body.redemption_codes[0].status
  const campaignsOf = async ({ headers }: Member) =>
    (await shop.call<{ count: number }>("GET", "/store/redemption-campaigns", undefined, headers)).body.count

  /** What each recipe promises. */
  const promises: Record<string, (recipe: string) => Promise<void>> = {
    "README.md: POST /admin/redemption-campaigns": async (recipe) => {
      const { body } = await book.run<{ redemption_campaign: CampaignAnswer }>(recipe)
      const { id } = body.redemption_campaign
      const live = await shop.asAdmin("GET", `/redemption-campaigns/${id}`)
      expect(live.body).toMatchObject({
        redemption_campaign: {
          status: "active",
          phase: "running",
          codes: { total: 1_000, available: 1_000 },
        },
      })
      const codes = await shop.codes(id)
      expect(codes.filter((drawn) => !/^SUMMER-\w{5}-\w{5}$/.test(drawn))).toEqual([])
      const outcomes: string[] = []
      for (const drawn of codes.slice(0, 7)) {
        outcomes.push(outcomeOf(await shop.redeem(ada, drawn)))
      }
      // A month may end in the middle of this, but not two.
      expect(outcomes.slice(0, 3)).toEqual(["redemption", "redemption", "redemption"])
      expect(outcomes[6]).toBe("member_limit_reached")
      const given = outcomes.filter((outcome) => outcome === "redemption").length
      expect(await shop.balance(ada)).toBe(100 * given)
    },

    "README.md: POST /admin/redemption-campaigns/$CAMPAIGN/imports": async (recipe) => {
      const { campaign } = await shop.campaign()
      book.values.$CAMPAIGN = campaign.id
      book.files["codes.csv"] =
        `code;expires_at;max_uses;customer_email;tag\n${code};2099-12-31;2;${ada.email};flyer\nBAD!;;;;\n`
      const { status, body } = await book.run<{ redemption_task: Task }>(recipe)
      expect(status).toBe(202)
      const { id } = body.redemption_task
      expect(await shop.settled(id)).toMatchObject({
        status: "needs_review",
        counts: { created: 1, invalid: 1 },
      })
      expect(outcomeOf(await shop.redeem(ada, code))).toBe("code_not_found")
      const errors = await shop.call("GET", `/admin/redemption-tasks/${id}/errors`, undefined, shop.admin)
      expect(errors.body).toContain("BAD!")
      await shop.asAdmin("POST", `/redemption-tasks/${id}/confirm`)
      expect(await shop.settled(id)).toMatchObject({ status: "completed_with_errors" })
      const listed = await shop.asAdmin("GET", `/redemption-campaigns/${campaign.id}/codes?tag=flyer`)
      expect(listed.body).toMatchObject({
        redemption_codes: [{ code, max_uses: 2, customer_id: ada.id }],
      })
      const { body: batches } = await shop.asAdmin<{ redemption_code_batches: { label: string }[] }>(
        "GET",
        "/redemption-batches"
      )
      expect(batches.redemption_code_batches.map(({ label }) => label)).toContain("Spring caps")
      expect(outcomeOf(await shop.redeem(grace, code))).toBe("code_not_found")
      expect(outcomeOf(await shop.redeem(ada, code))).toBe("redemption")
    },

    "README.md: POST /admin/redemption-campaigns/$CAMPAIGN/hand-outs": async (recipe) => {
      book.values.$CAMPAIGN = (await shop.campaign()).campaign.id
      const { codes } = (await book.run<Given>(recipe)).body
      expect(codes.map(({ customer_id }) => customer_id)).toEqual([ada.id, grace.id])
      expect(codes[0].code).not.toBe(codes[1].code)
      expect((await book.run<Given>(recipe)).body.codes).toEqual(codes)
      expect(outcomeOf(await shop.redeem(ada, codes[0].code))).toBe("redemption")
      expect(outcomeOf(await shop.redeem(ada, codes[1].code))).toBe("code_not_found")
    },

    "docs/mail-codes.md: POST /admin/redemption-campaigns/$CAMPAIGN/hand-outs": async (recipe) => {
      const [user] = await getContainer().resolve(Modules.USER).listUsers({})
      const [key] = await getContainer()
        .resolve(Modules.API_KEY)
        .createApiKeys([{ title: "Server", type: "secret", created_by: user.id }])
      book.values.$SECRET_KEY = key.token
      book.values.$CAMPAIGN = (await shop.campaign({ quantity: 2 })).campaign.id
      const { codes } = (await book.run<Given>(recipe)).body
      expect(codes.map(({ customer_id }) => customer_id)).toEqual([ada.id, grace.id])
      expect((await book.run<Given>(recipe)).body.codes).toEqual(codes)
      expect(outcomeOf(await shop.redeem(ada, codes[1].code))).toBe("code_not_found")
      expect(outcomeOf(await shop.redeem(ada, codes[0].code))).toBe("redemption")
    },

    "README.md: POST /admin/redemption-campaigns/$CAMPAIGN": async (recipe) => {
      const customers = getContainer().resolve(Modules.CUSTOMER)
      const vips = await customers.createCustomerGroups({ name: "VIP" })
      await customers.addCustomerToGroup({ customer_id: ada.id, customer_group_id: vips.id })
      const { campaign, codes } = await shop.campaign()
      Object.assign(book.values, { $CAMPAIGN: campaign.id, cusgroup_vip: vips.id })
      expect([await campaignsOf(ada), await campaignsOf(grace)]).toEqual([1, 1])
      expect((await book.run(recipe)).status).toBe(200)
      expect([await campaignsOf(ada), await campaignsOf(grace)]).toEqual([1, 0])
      expect(outcomeOf(await shop.redeem(grace, codes[0]))).toBe("conditions_not_met")
      expect((await shop.redeem(ada, codes[0])).body).toMatchObject({ redemption: { points: 500 } })
    },

    "README.md: POST /admin/redemptions": async (recipe) => {
      await printed()
      expect((await book.run(recipe)).body).toMatchObject({
        type: "redemption",
        redemption: { points: 100 },
      })
      expect(await shop.balance(ada)).toBe(100)
      book.values.cus_123 = grace.id
      expect((await book.run(recipe)).body).toMatchObject({
        type: "rejection",
        error: { code: "code_already_redeemed" },
      })
    },

    "README.md: POST /admin/redemption-events": async (recipe) => {
      const event_schema_id = await shop.eventSchema({
        event_type: "receipt",
        name: "Receipt",
        attributes: [
          { name: "promo_code", type: "text" },
          { name: "amount", type: "number" },
        ],
      })
      await printed({ event_schema_id })
      const first = await book.run(recipe)
      expect(first.body).toMatchObject({ type: "redemption", redemption: { points: 100 } })
      expect((await book.run(recipe)).body).toEqual(first.body)
      expect(await shop.balance(ada)).toBe(100)
    },

    "docs/admin.md: POST /admin/redemption-attempts/search": async (recipe) => {
      await printed()
      await shop.redeem(ada, code)
      await shop.redeem(grace, code)
      await shop.redeem(grace, "SUMMER-NOTHING")
      const { body } = await book.run(recipe)
      expect(body).toMatchObject({
        count: 1,
        redemption_attempts: [{ refusal: "code_already_redeemed", customer_id: grace.id }],
      })
      expect(JSON.stringify(body)).not.toContain("7KQ2W")
    },

    "docs/admin.md: POST /admin/redemptions/$REDEMPTION/reverse": async (recipe) => {
      await printed({ limits: { member: { executions: { value: 1 } } } })
      book.values.$REDEMPTION = await redemptionOf(code)
      expect((await book.run(recipe)).body).toMatchObject({ redemption: { status: "reversed" } })
      expect(await shop.balance(ada)).toBe(0)
      expect(await statusOf(code)).toBe("voided")
      expect(outcomeOf(await shop.redeem(ada, "SUMMER-ANOTHER"))).toBe("redemption")
    },

    "docs/operations.md: GET /admin/redemption-health": async (recipe) => {
      await printed()
      await shop.redeem(ada, code)
      const { body } = await book.run<{ ok: boolean; checks: { residue: number }[] }>(recipe)
      expect(body.ok).toBe(true)
      expect(body.checks.length).toBeGreaterThan(1)
      expect(new Set(body.checks.map(({ residue }) => residue))).toEqual(new Set([0]))
    },

    "docs/operations.md: GET /admin/redemption-tasks?status=failed": async (recipe) => {
      const id = await failedTask()
      expect((await book.run(recipe)).body).toMatchObject({ count: 1, redemption_tasks: [{ id }] })
    },

    "docs/operations.md: POST /admin/redemption-tasks/$TASK/retry": async (recipe) => {
      book.values.$TASK = await failedTask()
      expect((await book.run(recipe)).status).toBe(200)
      expect(await shop.settled(book.values.$TASK)).toMatchObject({
        status: "completed",
        counts: { created: 20 },
      })
    },

    "docs/operations.md: GET /admin/redemptions?status=partially_applied": async (recipe) => {
      const { id } = await partlyApplied()
      await shop.redeem(ada, "SUMMER-ANOTHER")
      expect((await book.run(recipe)).body).toMatchObject({ count: 1, redemptions: [{ id }] })
    },

    "docs/operations.md: POST /admin/redemptions/$REDEMPTION/effects/$EFFECT/retry": async (recipe) => {
      const { id, effect_id } = await partlyApplied()
      Object.assign(book.values, { $REDEMPTION: id, $EFFECT: effect_id })
      const group = await getContainer().resolve(Modules.CUSTOMER).createCustomerGroups({ name: "Winners" })
      await sql("update redemption_effect set payload = payload || ? where id = ?", [
        JSON.stringify({ customer_group_id: group.id }),
        effect_id,
      ])
      expect((await book.run(recipe)).body).toMatchObject({
        redemption: { status: "completed", effects: [{ status: "applied" }] },
      })
    },

    "docs/troubleshooting.md: POST /admin/redemption-simulations": async (recipe) => {
      const campaign_id = await printed()
      await shop.move(campaign_id, "pause")
      const { body } = await book.run<SimulationAnswer>(recipe)
      expect(body).toMatchObject({ verdict: "rejection", error: { code: "campaign_paused" } })
      expect(body.trace.filter(({ passed }) => !passed)).toHaveLength(1)
      await shop.move(campaign_id, "activate")
      expect((await book.run(recipe)).body).toMatchObject({ verdict: "redemption" })
      expect(await statusOf(code)).toBe("unused")
    },
  }

  const redemptionOf = async (wanted: string) => redeemed(await shop.redeem(ada, wanted)).redemption.id
  /** A batch whose codes could not be written until nobody tried any more. They could be now. */
  const failedTask = async () => {
    const { campaign } = await shop.campaign()
    await sql(`
        create function disk_is_full() returns trigger language plpgsql
          as $$ begin raise exception 'The disk is full'; end $$;
        create trigger disk_is_full before insert on redemption_code execute function disk_is_full()`)
    const { body } = await shop.asAdmin<{ redemption_task: Task }>(
      "POST",
      `/redemption-campaigns/${campaign.id}/batches`,
      { quantity: 20 }
    )
    const { id } = body.redemption_task
    // As after many tries, each of which waited longer than the one before.
    await sql("update redemption_task set attempts = 100, lease_until = now() where id = ?", [id])
    await until(async () => {
      await redemptionRunTasks(getContainer())
      return (await shop.task(id)).status === "failed"
    })
    await sql("drop function disk_is_full cascade")
    return id
  }
  /** A redemption whose effect failed ten times. */
  const partlyApplied = async () => {
    await printed({
      rules: [{ effects: [{ type: "add_to_customer_group", customer_group_id: "cusgroup_none" }] }],
    })
    const id = await redemptionOf(code)
    await sql("update redemption_effect set attempts = 9, next_attempt_at = now()")
    await applyEffects(getContainer())
    const { body } = await shop.asAdmin<{ redemption: { effects: Effect[] } }>("GET", `/redemptions/${id}`)
    expect(body.redemption.effects).toMatchObject([{ status: "failed" }])
    return { id, effect_id: body.redemption.effects[0].id }
  }

  it("no recipe is without a test", () => {
    expect(Object.keys(promises).sort()).toEqual([...book.names].sort())
  })

  it.each(Object.keys(promises))("%s does what the guide says", async (recipe) => {
    await promises[recipe](recipe)
    expect(book.ran).toContain(recipe)
  })

  it("what a reader would have to guess is found", async () => {
    await expect(book.run("README.md: POST /admin/redemption-campaigns/$CAMPAIGN")).rejects.toThrow(
      "$CAMPAIGN"
    )
  })

  it("the quick start of a storefront redeems the code, and hears why not", async () => {
    await printed()
    expect(await quickStart(ada)).toEqual([["100 points, 100 in all"]])
    expect(await quickStart(grace)).toEqual([["code_already_redeemed", expect.any(String), undefined]])
  })

  /** Runs the first block of the README that uses the client, as somebody who is signed in. What it prints. */
  const quickStart = async (member: Member): Promise<unknown[][]> => {
    const block = blocksOf("README.md").find(({ text }) => text.includes("createRedemptions(sdk)"))
    const source = block!.text
      .replaceAll(documentedAddress, shop.url)
      .replaceAll("pk_…", shop.publishable["x-publishable-api-key"])
    const printedLines: unknown[][] = []
    const modules: Record<string, unknown> = {
      "@medusajs/js-sdk": { default: signedIn(member), __esModule: true },
      "medusa-plugin-redemption-codes/client": client,
    }
    // Only an async function may wait, as the block does at its top.
    const AsyncFunction = (async () => undefined).constructor as FunctionConstructor
    const run = new AsyncFunction(
      "require",
      "exports",
      "console",
      transpile(source, { module: ModuleKind.CommonJS, esModuleInterop: true })
    )
    await run(
      (name: string) => modules[name],
      {},
      { log: (...words: unknown[]) => void printedLines.push(words) }
    )
    return printedLines
  }

  /** The stock SDK in the browser of somebody who signed in before. Node has no storage to remember that in. */
  const signedIn = ({ headers }: Member) =>
    class extends Medusa {
      constructor(config: ConstructorParameters<typeof Medusa>[0]) {
        super({ ...config, auth: { ...config.auth, jwtTokenStorageMethod: "memory" } })
        void this.client.setToken(headers.authorization.replace("Bearer ", ""))
      }
    }
})
