import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createApiKeysWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createUserAccountWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from "@medusajs/medusa/core-flows"
import { writeFile } from "node:fs/promises"

/**
 * What a Medusa shop needs before anything can be sold, run by `medusa exec`: somebody who may sign in to the
 * admin, a sales channel, a publishable key for the storefront and a region. Does nothing a second time.
 *
 * Its one argument is the file to write the publishable key to.
 */
export default async function seedShop({ container, args }: ExecArgs): Promise<void> {
  const [keyFile, email, password] = args
  await ensureAdmin(container, email, password)
  await ensureRegion(container)
  await writeFile(keyFile, JSON.stringify({ publishable_key: await ensurePublishableKey(container) }))
}

type Container = ExecArgs["container"]

async function ensureAdmin(container: Container, email: string, password: string): Promise<void> {
  const users = await container.resolve(Modules.USER).listUsers({ email })
  if (users.length > 0) {
    return
  }
  const auth = container.resolve(Modules.AUTH)
  const { authIdentity, error } = await auth.register("emailpass", { body: { email, password } })
  if (!authIdentity) {
    throw new Error(error ?? "The admin could not be registered")
  }
  await createUserAccountWorkflow(container).run({
    input: { authIdentityId: authIdentity.id, userData: { email, first_name: "Demo", last_name: "Admin" } },
  })
}

async function ensureRegion(container: Container): Promise<void> {
  const regions = await container.resolve(Modules.REGION).listRegions({ name: "Europe" })
  if (regions.length === 0) {
    await createRegionsWorkflow(container).run({
      input: { regions: [{ name: "Europe", currency_code: "eur", countries: ["de", "fr", "pl"] }] },
    })
  }
}

async function ensurePublishableKey(container: Container): Promise<string> {
  const title = "Demo storefront"
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data: keys } = await query.graph({
    entity: "api_key",
    fields: ["id", "token"],
    filters: { title, type: "publishable" },
  })
  if (keys[0]) {
    return keys[0].token
  }
  const { result: channels } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: title }] },
  })
  const { result: created } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title, type: "publishable", created_by: "demo" }] },
  })
  await linkSalesChannelsToApiKeyWorkflow(container).run({
    input: { id: created[0].id, add: [channels[0].id] },
  })
  return created[0].token
}
