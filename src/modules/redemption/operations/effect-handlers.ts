import type { PluginOptions } from "../../../contracts/options"
import type { Problem, Rule } from "../../../domain/rules"

/** What is wrong with the effects that rules leave to the shop's own handlers, as field paths. */
export function handlerProblems(
  rules: Pick<Rule, "effects">[],
  handlers: PluginOptions["effects"]
): Problem[] {
  return rules.flatMap(({ effects }, rule) =>
    effects.flatMap((effect, index): Problem[] => {
      if (effect.type !== "custom") {
        return []
      }
      const at = `rules.${rule}.effects.${index}`
      const handler = Object.hasOwn(handlers, effect.handler) ? handlers[effect.handler] : undefined
      if (!handler) {
        const known = Object.keys(handlers).join(", ") || "none"
        const message = `no handler of this name is registered in the plugin option "effects" (there are: ${known})`
        return [{ field: `${at}.handler`, message }]
      }
      const parsed = handler.arguments?.safeParse(effect.arguments)
      return !parsed || parsed.success
        ? []
        : parsed.error.issues.map(({ path, message }) => ({
            field: [`${at}.arguments`, ...path.map(String)].join("."),
            message,
          }))
    })
  )
}
