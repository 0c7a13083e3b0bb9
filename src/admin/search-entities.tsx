import { defineSearchEntity } from "@medusajs/dashboard/lib"

/**
 * "G" then "D" jumps to the campaigns, from anywhere and from the ⌘K palette. Only a jump: an entity that can be
 * searched needs an index of the Search Module, and without one the palette would fail for everybody.
 */
defineSearchEntity("redemption_campaign", {
  shortcut: {
    keys: { Mac: ["G", "D"] },
    label: (t) => t("menu", { ns: "redemption" }),
    to: "/redemptions",
  },
})
