import { Container, Heading, Skeleton, Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useWords } from "../../lib/words"
import { Failed } from "./failed"

/**
 * A card of a page: title, buttons or menu at its end, then what it shows. While it loads it keeps its height; when
 * that fails it says so by itself and the rest of the page goes on.
 */
export const Card = ({
  title,
  level = "h2",
  description,
  actions,
  error,
  onRetry,
  isLoading = false,
  height = 96,
  children,
}: {
  title: string
  level?: "h1" | "h2"
  description?: string
  actions?: ReactNode
  error?: unknown
  onRetry?: () => void
  isLoading?: boolean
  height?: number
  children?: ReactNode
}) => {
  const { core } = useWords()
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <div className="min-w-0">
          <Heading level={level}>{title}</Heading>
          {description && (
            <Text size="small" className="text-ui-fg-subtle">
              {description}
            </Text>
          )}
        </div>
        {actions && <div className="flex items-center gap-x-2">{actions}</div>}
      </div>
      {error ? (
        <Failed error={error} onRetry={onRetry} />
      ) : isLoading ? (
        <div className="px-6 py-4">
          <span role="status" className="sr-only">
            {core("labels.loading")}
          </span>
          <Skeleton aria-hidden className="w-full" style={{ height }} />
        </div>
      ) : (
        children
      )}
    </Container>
  )
}
