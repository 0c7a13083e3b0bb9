import { Tabs } from "@medusajs/ui"
import { useWords } from "../../lib/words"
import { CopyButton } from "./code-text"

export type Snippet = { id: string; label: string; text: string }

/** Text that developers copy, one kind at a time. Always from left to right; it scrolls within itself. */
export const Snippets = ({ snippets }: { snippets: Snippet[] }) => {
  const [first] = snippets
  return (
    <Tabs defaultValue={first.id} className="flex flex-col gap-y-3">
      {snippets.length > 1 && (
        <Tabs.List>
          {snippets.map(({ id, label }) => (
            <Tabs.Trigger key={id} value={id} className="data-[state=inactive]:text-ui-fg-subtle">
              {label}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
      )}
      {snippets.map((snippet) => (
        <Tabs.Content key={snippet.id} value={snippet.id}>
          <SnippetText {...snippet} />
        </Tabs.Content>
      ))}
    </Tabs>
  )
}

export const SnippetText = ({ label, text }: Omit<Snippet, "id">) => {
  const { t } = useWords()
  return (
    <div className="bg-ui-bg-subtle shadow-borders-base relative rounded-lg">
      <pre
        dir="ltr"
        tabIndex={0}
        aria-label={label}
        role="region"
        className="txt-small text-ui-fg-base focus-visible:shadow-borders-focus max-h-96 overflow-auto rounded-lg p-3 pe-10 font-mono text-[12px] leading-5 outline-none"
      >
        {text}
      </pre>
      <div className="bg-ui-bg-subtle absolute end-2 top-2 rounded-md">
        <CopyButton content={text} label={t("schemaPage.copy", { name: label })} />
      </div>
    </div>
  )
}
