import { Scan } from "@medusajs/icons"
import { Alert, Button, Container, Heading, Input, Text, Textarea } from "@medusajs/ui"
import { useState, type FormEvent } from "react"
import { messageOf } from "../../lib/api/client"
import { useWords } from "../../lib/words"
import { MemberPicker } from "../member/member-picker"
import { CameraScanner } from "../scanner/camera-scanner"
import { Field } from "../shared/field"
import { EventDetails } from "./event-details"
import type { Counter } from "./use-counter"
import { Verdict } from "./verdict"

/** Member, code, note. A plain form: scanners end with Enter, and Enter has to submit. */
export const CounterCard = ({
  counter,
  customer_id,
  onCustomer,
}: {
  counter: Counter
  customer_id: string | undefined
  onCustomer: (customer_id: string | undefined) => void
}) => {
  const { t } = useWords()
  const [isScanning, setScanning] = useState(false)
  const { field, typed, type, check, submit, canRedeem, redeem } = counter
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  const onScan = (text: string) => {
    setScanning(false)
    type(text)
    check(text)
    field.current?.focus()
  }
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading level="h1">{t("counter.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {t("counter.subtitle")}
        </Text>
      </div>
      <form className="flex flex-col gap-y-6 px-6 py-6" onSubmit={onSubmit} noValidate>
        <Field label={t("counter.member")} hint={t("counter.memberHint")}>
          {(wiring) => <MemberPicker {...wiring} value={customer_id} onChange={onCustomer} />}
        </Field>
        <Field label={t("counter.code")} hint={t("counter.codeHint")}>
          {(wiring) => (
            <div className="flex items-center gap-x-2">
              <div className="min-w-0 flex-1">
                <Input
                  {...wiring}
                  ref={field}
                  autoFocus
                  dir="ltr"
                  className="font-mono"
                  autoComplete="off"
                  autoCapitalize="characters"
                  autoCorrect="off"
                  spellCheck={false}
                  enterKeyHint="go"
                  maxLength={512}
                  value={typed}
                  onChange={(event) => type(event.target.value)}
                />
              </div>
              <Button
                type="button"
                variant="secondary"
                size="small"
                aria-expanded={isScanning}
                onClick={() => setScanning(!isScanning)}
              >
                <Scan />
                {t("counter.scan")}
              </Button>
            </div>
          )}
        </Field>
        {isScanning && <CameraScanner onCode={onScan} onClose={() => setScanning(false)} />}
        {counter.campaign && <EventDetails counter={counter} campaign={counter.campaign} />}
        <Verdict counter={counter} customer_id={customer_id} />
        <Field label={t("counter.note")} hint={t("counter.noteHint")} isOptional>
          {(wiring) => (
            <Textarea
              {...wiring}
              rows={2}
              maxLength={1_000}
              value={counter.note}
              onChange={(event) => counter.setNote(event.target.value)}
            />
          )}
        </Field>
        {redeem.error && (
          <Alert variant="error" role="alert">
            {messageOf(redeem.error)}
          </Alert>
        )}
        <div className="flex justify-end">
          <Button
            type="submit"
            size="small"
            variant={canRedeem ? "primary" : "secondary"}
            isLoading={redeem.isPending}
            disabled={!customer_id || typed.trim() === ""}
          >
            {t(canRedeem ? "counter.redeem" : "counter.check")}
          </Button>
        </div>
      </form>
    </Container>
  )
}
