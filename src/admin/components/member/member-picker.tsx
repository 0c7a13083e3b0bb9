import { Combobox } from "@medusajs/dashboard/components"
import { useEffect, useState } from "react"
import { useCustomer, useCustomers } from "../../lib/api/members"
import { memberName } from "../../lib/member-name"
import { comboboxLook } from "../shared/choice"
import type { FieldWiring } from "../shared/field"

/** Finds a member by name, e-mail or phone. `everybody`: the option that chooses nobody in particular. */
export const MemberPicker = ({
  value,
  onChange,
  everybody,
  placeholder,
  ...wiring
}: {
  value: string | undefined
  onChange: (customer_id: string | undefined) => void
  everybody?: string
  placeholder?: string
  "aria-label"?: string
} & Partial<FieldWiring>) => {
  const [search, setSearch] = useState("")
  const found = useCustomers(usePause(search))
  const chosen = useCustomer(value)
  const customers = found.data ?? []
  const isListed = customers.some(({ id }) => id === value)
  const options = [
    ...(everybody && search === "" ? [{ value: "", label: everybody }] : []),
    ...(value && !isListed ? [{ value, label: memberName(chosen.data, value) }] : []),
    ...customers.map((customer) => ({ value: customer.id, label: memberName(customer, customer.id) })),
  ]
  return (
    <Combobox
      className={comboboxLook}
      {...wiring}
      value={value ?? ""}
      onChange={(customer_id) => onChange(customer_id || undefined)}
      searchValue={search}
      onSearchValueChange={setSearch}
      options={options}
      placeholder={placeholder}
      autoComplete="off"
    />
  )
}

const typingPause = 300

/** What was typed, once there is a pause. */
function usePause(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), typingPause)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}
