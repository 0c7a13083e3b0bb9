/** What tests sell: a product for 20 €, without a stock that could run out. */
export const bottle = {
  title: "Bottle",
  status: "published" as const,
  options: [{ title: "Size", values: ["one"] }],
  variants: [
    {
      title: "One",
      options: { Size: "one" },
      manage_inventory: false,
      prices: [{ currency_code: "eur", amount: 20 }],
    },
  ],
}
