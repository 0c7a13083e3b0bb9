import { Module } from "@medusajs/framework/utils"
import validateOptions from "./loaders/validate-options"
import RedemptionModuleService from "./service"

export const REDEMPTION_MODULE = "redemption"

export default Module(REDEMPTION_MODULE, {
  service: RedemptionModuleService,
  loaders: [validateOptions],
})
