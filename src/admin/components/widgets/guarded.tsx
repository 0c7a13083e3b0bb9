import { Button, Container, Text } from "@medusajs/ui"
import { Component, type ReactNode } from "react"
import { useWords } from "../../lib/words"

/** Whatever goes wrong in a card of ours on somebody else's page, that page goes on. */
export class Guarded extends Component<{ children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false }

  static getDerivedStateFromError() {
    return { isBroken: true }
  }

  override render() {
    return this.state.isBroken ? (
      <Broken onRetry={() => this.setState({ isBroken: false })} />
    ) : (
      this.props.children
    )
  }
}

const Broken = ({ onRetry }: { onRetry: () => void }) => {
  const { t } = useWords()
  return (
    <Container className="flex items-center justify-between gap-x-2 px-6 py-4">
      <Text size="small" className="text-ui-fg-subtle" role="alert">
        {t("widget.broken")}
      </Text>
      <Button size="small" variant="secondary" onClick={onRetry}>
        {t("ui.again")}
      </Button>
    </Container>
  )
}
