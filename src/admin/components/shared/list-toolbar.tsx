import { DescendingSorting, Funnel, XMarkMini } from "@medusajs/icons"
import { Button, DropdownMenu, IconButton, Input, Text } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { useDirection } from "../../lib/direction"
import type { ListState } from "../../lib/list-state"
import { useWords } from "../../lib/words"

export type ListFilter = {
  id: string
  label: string
  options: { value: string; label: string }[]
  /** One value at a time; several when left out. */
  isSingle?: boolean
}
export type ListSort = { id: string; label: string }

const typingPause = 300

/** Search, filters and order of a list, each with a name. */
export const ListToolbar = ({
  state,
  search,
  filters = [],
  sorts = [],
}: {
  state: ListState
  search?: string
  filters?: ListFilter[]
  sorts?: ListSort[]
}) => (
  <div className="flex items-center gap-x-2 max-md:w-full">
    {filters.length > 0 && <FilterMenu state={state} filters={filters} />}
    {sorts.length > 0 && <SortMenu state={state} sorts={sorts} />}
    {search && <SearchInput state={state} label={search} />}
  </div>
)

/** What is filtered by now, each with a way to take it off. */
export const ActiveFilters = ({ state, filters }: { state: ListState; filters: ListFilter[] }) => {
  const { t, core } = useWords()
  const active = filters.filter(({ id }) => (state.filters[id] ?? []).length > 0)
  if (active.length === 0) {
    return null
  }
  return (
    <div className="flex flex-wrap items-center gap-2 border-t px-6 py-2">
      {active.map((filter) => (
        <div
          key={filter.id}
          className="bg-ui-bg-field shadow-borders-base txt-compact-small flex max-w-full items-stretch overflow-hidden rounded-md"
        >
          <span className="text-ui-fg-subtle border-e px-2 py-1">{filter.label}</span>
          <span className="text-ui-fg-base truncate px-2 py-1">
            {(state.filters[filter.id] ?? []).map((value) => labelOf(filter, value)).join(", ")}
          </span>
          <button
            type="button"
            aria-label={t("ui.removeFilter", { name: filter.label })}
            className="text-ui-fg-subtle hover:bg-ui-bg-field-hover focus-visible:shadow-borders-interactive-with-focus grid w-7 place-items-center border-s outline-none"
            onClick={() => state.set({ filters: { ...state.filters, [filter.id]: [] } })}
          >
            <XMarkMini />
          </button>
        </div>
      ))}
      <Button
        type="button"
        size="small"
        variant="transparent"
        className="text-ui-fg-subtle"
        onClick={() => state.set({ filters: {} })}
      >
        {core("actions.clearAll")}
      </Button>
    </div>
  )
}

const labelOf = ({ options }: ListFilter, value: string) =>
  options.find((option) => option.value === value)?.label ?? value

const FilterMenu = ({ state, filters }: { state: ListState; filters: ListFilter[] }) => {
  const { core } = useWords()
  const direction = useDirection()
  const toggle = ({ id, isSingle }: ListFilter, value: string) => {
    const chosen = state.filters[id] ?? []
    const without = chosen.filter((other) => other !== value)
    const next = without.length < chosen.length ? without : isSingle ? [value] : [...chosen, value]
    state.set({ filters: { ...state.filters, [id]: next } })
  }
  const options = (filter: ListFilter) =>
    filter.options.map((option) => (
      <DropdownMenu.CheckboxItem
        key={option.value}
        checked={(state.filters[filter.id] ?? []).includes(option.value)}
        // Several are chosen in one go: the menu stays.
        onSelect={(event) => event.preventDefault()}
        onCheckedChange={() => toggle(filter, option.value)}
      >
        {option.label}
      </DropdownMenu.CheckboxItem>
    ))
  const [only] = filters
  return (
    <DropdownMenu dir={direction}>
      <DropdownMenu.Trigger asChild>
        <IconButton type="button" size="small" aria-label={core("filters.filterLabel")}>
          <Funnel />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        {filters.length === 1 && only ? (
          <DropdownMenu.Group>
            <DropdownMenu.Label>{only.label}</DropdownMenu.Label>
            {options(only)}
          </DropdownMenu.Group>
        ) : (
          filters.map((filter) => (
            <DropdownMenu.SubMenu key={filter.id}>
              <DropdownMenu.SubMenuTrigger className="rounded-md">{filter.label}</DropdownMenu.SubMenuTrigger>
              <DropdownMenu.SubMenuContent>{options(filter)}</DropdownMenu.SubMenuContent>
            </DropdownMenu.SubMenu>
          ))
        )}
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}

const SortMenu = ({ state, sorts }: { state: ListState; sorts: ListSort[] }) => {
  const { core } = useWords()
  const direction = useDirection()
  const column = state.order.replace(/^-/, "")
  const isDescending = state.order.startsWith("-")
  const sort = (by: string, descending: boolean) => state.set({ order: `${descending ? "-" : ""}${by}` })
  return (
    <DropdownMenu dir={direction}>
      <DropdownMenu.Trigger asChild>
        <IconButton type="button" size="small" aria-label={core("filters.sortLabel")}>
          <DescendingSorting />
        </IconButton>
      </DropdownMenu.Trigger>
      <DropdownMenu.Content align="end">
        <DropdownMenu.RadioGroup value={column} onValueChange={(by) => sort(by, isDescending)}>
          {sorts.map(({ id, label }) => (
            <DropdownMenu.RadioItem key={id} value={id} onSelect={(event) => event.preventDefault()}>
              {label}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
        <DropdownMenu.Separator />
        <DropdownMenu.RadioGroup
          value={isDescending ? "descending" : "ascending"}
          onValueChange={(direction) => sort(column, direction === "descending")}
        >
          {(["ascending", "descending"] as const).map((direction) => (
            <DropdownMenu.RadioItem
              key={direction}
              value={direction}
              onSelect={(event) => event.preventDefault()}
            >
              {core(`general.${direction}`)}
            </DropdownMenu.RadioItem>
          ))}
        </DropdownMenu.RadioGroup>
      </DropdownMenu.Content>
    </DropdownMenu>
  )
}

const SearchInput = ({ state, label }: { state: ListState; label: string }) => {
  const [typed, setTyped] = useState(state.q)
  const { q, set } = state
  // The address can change by other means: the back button, or "Clear all".
  useEffect(() => setTyped(q), [q])
  useEffect(() => {
    const timer = typed === q ? undefined : setTimeout(() => set({ q: typed }), typingPause)
    return () => clearTimeout(timer)
    // Only what is typed starts the pause anew.
  }, [typed])
  return (
    <div className="max-md:flex-1">
      <Input
        role="searchbox"
        size="small"
        autoComplete="off"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </div>
  )
}

/** Nothing matches: says so and offers the way back. */
export const NothingFound = ({ state }: { state: ListState }) => {
  const { core, t } = useWords()
  return (
    <div className="flex flex-col items-center gap-y-3" role="status">
      <div className="text-center">
        <Text size="small" weight="plus" leading="compact">
          {core("general.noResultsTitle")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {core("general.noRecordsMessageFiltered")}
        </Text>
      </div>
      <Button
        type="button"
        size="small"
        variant="secondary"
        onClick={() => state.set({ q: "", filters: {} })}
      >
        {t("ui.clearFilters")}
      </Button>
    </div>
  )
}
