import { MedusaModule } from "@medusajs/framework/modules-sdk"

/** The name under which the loyalty plugin registers its module for store credit. */
export const storeCreditModule = "store_credit"

/** Whether this shop has it. */
export const hasStoreCredit = () => MedusaModule.isInstalled(storeCreditModule)
