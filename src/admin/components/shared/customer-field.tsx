import { Combobox } from "@medusajs/dashboard/components"
import { useComboboxData } from "@medusajs/dashboard/hooks"
import { get } from "../../lib/api/client"
import { useWords } from "../../lib/words"
import { Field } from "./field"

type CustomerRow = { id: string; email: string | null; first_name: string | null; last_name: string | null }
type Page = { customers: CustomerRow[]; count: number; offset: number; limit: number }

const nameOf = ({ first_name, last_name, email, id }: CustomerRow) => {
  const name = [first_name, last_name].filter(Boolean).join(" ")
  return [name, email].filter(Boolean).join(" · ") || id
}

/** A customer with an account, found by name or e-mail. */
export const CustomerField = ({
  label,
  placeholder,
  nothingFound,
  error,
  value,
  onChange,
}: {
  label: string
  placeholder: string
  nothingFound: string
  error?: string
  value: string
  onChange: (id: string) => void
}) => {
  const { core } = useWords()
  const customers = useComboboxData({
    queryKey: ["redemption_customers"],
    queryFn: (query: { id?: string; q?: string; offset?: number; limit?: number }) =>
      get<Page>("/admin/customers", { ...query, has_account: true, fields: "id,email,first_name,last_name" }),
    getOptions: (page) => page.customers.map((customer) => ({ value: customer.id, label: nameOf(customer) })),
    selectedValue: value || undefined,
  })
  return (
    <Field label={label} error={error}>
      {(wiring) => (
        <Combobox
          {...wiring}
          value={value}
          onChange={(id) => onChange(id ?? "")}
          options={customers.options}
          searchValue={customers.searchValue}
          onSearchValueChange={customers.onSearchValueChange}
          fetchNextPage={() => void customers.fetchNextPage()}
          isFetchingNextPage={customers.isFetchingNextPage}
          placeholder={placeholder}
          noResultsPlaceholder={
            <span className="txt-compact-small text-ui-fg-subtle block px-2 py-1.5">
              {customers.isPending ? core("labels.loading") : nothingFound}
            </span>
          }
        />
      )}
    </Field>
  )
}
