import { ChevronUpDown, XMarkMini } from "@medusajs/icons"
import { DropdownMenu, clx } from "@medusajs/ui"
import { useDirection } from "../../lib/direction"
import { useWords } from "../../lib/words"
import type { FieldWiring } from "./field"

/** Several of a list: a menu to tick them, and what is ticked beneath it with a way to take each off. */
export const ManyChoice = ({
  values,
  onChange,
  options,
  placeholder,
  none,
  label,
  ...wiring
}: {
  values: string[]
  onChange: (values: string[]) => void
  options: readonly { value: string; label: string }[] | undefined
  placeholder: string
  /** What is said when there is nothing to choose from. */
  none: string
  /** Its name where no visible label names it. */
  label?: string
} & Partial<FieldWiring>) => {
  const { t } = useWords()
  const labelOf = (value: string) => options?.find((option) => option.value === value)?.label ?? value
  const toggle = (value: string) =>
    onChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value])
  const chosen = values.filter((value) => value !== "")
  return (
    <div className="flex min-w-0 flex-col gap-y-2">
      <DropdownMenu dir={useDirection()}>
        <DropdownMenu.Trigger asChild>
          <button
            type="button"
            {...wiring}
            {...(label ? { "aria-label": label } : {})}
            className={clx(
              "bg-ui-bg-field shadow-buttons-neutral txt-compact-small text-ui-fg-subtle flex h-8 w-full items-center justify-between gap-x-2 rounded-md px-2 outline-none",
              "hover:bg-ui-bg-field-hover focus-visible:shadow-borders-interactive-with-active aria-[invalid=true]:shadow-borders-error"
            )}
          >
            <span className="truncate">
              {chosen.length === 0 ? placeholder : t("ui.chosen", { count: chosen.length })}
            </span>
            <ChevronUpDown className="shrink-0" />
          </button>
        </DropdownMenu.Trigger>
        <DropdownMenu.Content className="max-h-72 overflow-auto" align="start">
          {options?.length === 0 && (
            <DropdownMenu.Item disabled className="text-ui-fg-subtle">
              {none}
            </DropdownMenu.Item>
          )}
          {options?.map((option) => (
            <DropdownMenu.CheckboxItem
              key={option.value}
              checked={values.includes(option.value)}
              onSelect={(event) => event.preventDefault()}
              onCheckedChange={() => toggle(option.value)}
            >
              {option.label}
            </DropdownMenu.CheckboxItem>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu>
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1">
          {chosen.map((value) => (
            <li
              key={value}
              className="bg-ui-tag-neutral-bg text-ui-tag-neutral-text border-ui-tag-neutral-border txt-compact-xsmall-plus flex items-center rounded-md border ps-1.5"
            >
              {labelOf(value)}
              <button
                type="button"
                aria-label={t("ui.remove", { name: labelOf(value) })}
                className="hover:text-ui-fg-base focus-visible:shadow-borders-focus grid size-6 place-items-center rounded outline-none"
                onClick={() => toggle(value)}
              >
                <XMarkMini />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
