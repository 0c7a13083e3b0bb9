import attempts from "./en/attempts.json" with { type: "json" }
import campaigns from "./en/campaigns.json" with { type: "json" }
import codes from "./en/codes.json" with { type: "json" }
import health from "./en/health.json" with { type: "json" }
import counter from "./en/counter.json" with { type: "json" }
import points from "./en/points.json" with { type: "json" }
import redemptions from "./en/redemptions.json" with { type: "json" }
import print from "./en/print.json" with { type: "json" }
import rules from "./en/rules.json" with { type: "json" }
import schemas from "./en/schemas.json" with { type: "json" }
import shared from "./en/shared.json" with { type: "json" }
import simulator from "./en/simulator.json" with { type: "json" }
import tasks from "./en/tasks.json" with { type: "json" }
import tiers from "./en/tiers.json" with { type: "json" }
import widgets from "./en/widgets.json" with { type: "json" }
import wizard from "./en/wizard.json" with { type: "json" }
import { menus, menuWords } from "./menu"

const menuIn = (language: string) => ({ redemption: menuWords(menus[language]) })

/**
 * Our texts live in a namespace of their own, so that they never meet those of the dashboard or another plugin. One
 * file per area of the admin; no two areas share a top-level key. English is here whole; of the other languages only the
 * menu is, and the rest comes when it is wanted (`languages.ts`).
 */
export default {
  en: {
    redemption: {
      ...shared,
      ...campaigns,
      ...wizard,
      ...rules,
      ...codes,
      ...tasks,
      ...schemas,
      ...simulator,
      ...tiers,
      ...health,
      ...attempts,
      ...redemptions,
      ...points,
      ...counter,
      ...widgets,
      ...print,
    },
  },
  ar: menuIn("ar"),
  de: menuIn("de"),
  es: menuIn("es"),
  fr: menuIn("fr"),
  it: menuIn("it"),
  ja: menuIn("ja"),
  nl: menuIn("nl"),
  pl: menuIn("pl"),
  ptBR: menuIn("ptBR"),
}
