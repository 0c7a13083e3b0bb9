import attempts from "./attempts.json" with { type: "json" }
import campaigns from "./campaigns.json" with { type: "json" }
import codes from "./codes.json" with { type: "json" }
import counter from "./counter.json" with { type: "json" }
import health from "./health.json" with { type: "json" }
import points from "./points.json" with { type: "json" }
import print from "./print.json" with { type: "json" }
import redemptions from "./redemptions.json" with { type: "json" }
import rules from "./rules.json" with { type: "json" }
import schemas from "./schemas.json" with { type: "json" }
import shared from "./shared.json" with { type: "json" }
import simulator from "./simulator.json" with { type: "json" }
import tasks from "./tasks.json" with { type: "json" }
import tiers from "./tiers.json" with { type: "json" }
import widgets from "./widgets.json" with { type: "json" }
import wizard from "./wizard.json" with { type: "json" }

export default {
  ...attempts,
  ...campaigns,
  ...codes,
  ...counter,
  ...health,
  ...points,
  ...print,
  ...redemptions,
  ...rules,
  ...schemas,
  ...shared,
  ...simulator,
  ...tasks,
  ...tiers,
  ...widgets,
  ...wizard,
}
