import { Badge, Button, Container, Copy, Heading, Input, Table, Text, toast, usePrompt } from "@medusajs/ui"
import { useState } from "react"
import { useTranslation } from "react-i18next"
import { download, messageOf, post, useChange, useCodes, type CodeRow } from "../../lib/api"
import { Choice } from "../shared/choice"
import { Failed } from "../shared/failed"

const statuses = ["all", "unused", "used", "voided"]
const colors = { unused: "green", used: "grey", voided: "red" } as const

/** The codes of a campaign: page by page, by state, or the one that somebody is looking for. */
export const CodesCard = ({ campaign_id }: { campaign_id: string }) => {
  const { t, i18n } = useTranslation("redemption")
  const [typed, setTyped] = useState("")
  const [search, setSearch] = useState("")
  const [status, setStatus] = useState("all")
  /** The cursors of the pages before this one: pages go forward by cursor and back by memory. */
  const [cursors, setCursors] = useState<string[]>([])
  const { data, error, refetch } = useCodes(campaign_id, {
    search,
    cursor: cursors[cursors.length - 1],
    ...(status === "all" ? {} : { status }),
  })
  const save = useChange(() =>
    download(
      `/admin/redemption-campaigns/${campaign_id}/codes/export${status === "all" ? "" : `?status=${status}`}`,
      `${campaign_id}.csv`
    )
  )
  const restart = (change: () => void) => {
    change()
    setCursors([])
  }
  const number = new Intl.NumberFormat(i18n.language)
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <Heading level="h2">{t("codes.title")}</Heading>
        <Button
          size="small"
          variant="secondary"
          isLoading={save.isPending}
          onClick={() => save.mutate(undefined, { onError: (fault) => toast.error(messageOf(fault)) })}
        >
          {t("codes.export")}
        </Button>
      </div>
      <form
        role="search"
        className="flex flex-wrap gap-2 px-6 py-4"
        onSubmit={(event) => {
          event.preventDefault()
          restart(() => setSearch(typed.trim()))
        }}
      >
        <div className="w-64">
          <Input
            role="searchbox"
            size="small"
            aria-label={t("codes.search")}
            placeholder={t("codes.search")}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <Button size="small" variant="secondary" type="submit">
          {t("codes.find")}
        </Button>
        <div className="w-40">
          <Choice
            aria-label={t("codes.status")}
            value={status}
            onChange={(value) => restart(() => setStatus(value))}
            options={statuses.map((value) => ({ value, label: t(`codeStatus.${value}`) }))}
          />
        </div>
      </form>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data?.redemption_codes.length === 0 && (
        <div role="status" className="px-6 py-8">
          <Text size="small" className="text-ui-fg-subtle">
            {t(search || status !== "all" ? "codes.noneFound" : "codes.empty")}
          </Text>
        </div>
      )}
      {data && data.redemption_codes.length > 0 && (
        <>
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("codes.code")}</Table.HeaderCell>
                <Table.HeaderCell>{t("codes.status")}</Table.HeaderCell>
                <Table.HeaderCell>{t("codes.uses")}</Table.HeaderCell>
                <Table.HeaderCell>{t("codes.redeemed")}</Table.HeaderCell>
                <Table.HeaderCell>
                  <span className="sr-only">{t("codes.actions")}</span>
                </Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {data.redemption_codes.map((code) => (
                <Row key={code.id} code={code} />
              ))}
            </Table.Body>
          </Table>
          <div className="flex items-center justify-between px-6 py-4">
            <Text size="small" className="text-ui-fg-subtle">
              {t(data.count_is_estimate ? "codes.countMore" : "codes.count", {
                count: data.count,
                shown: number.format(data.count),
              })}
            </Text>
            <div className="flex gap-x-2">
              <Button
                size="small"
                variant="transparent"
                disabled={cursors.length === 0}
                onClick={() => setCursors(cursors.slice(0, -1))}
              >
                {t("previous")}
              </Button>
              <Button
                size="small"
                variant="transparent"
                disabled={!data.next_cursor}
                onClick={() => data.next_cursor && setCursors([...cursors, data.next_cursor])}
              >
                {t("next")}
              </Button>
            </div>
          </div>
        </>
      )}
    </Container>
  )
}

const Row = ({ code }: { code: CodeRow }) => {
  const { t, i18n } = useTranslation("redemption")
  const prompt = usePrompt()
  const change = useChange((action: "void" | "restore") =>
    post(`/admin/redemption-codes/${code.id}/${action}`)
  )
  const when = new Intl.DateTimeFormat(i18n.language, { dateStyle: "medium", timeStyle: "short" })
  const act = async (action: "void" | "restore") => {
    const isSure =
      action === "restore" ||
      (await prompt({
        title: t("codes.voidTitle"),
        description: t("codes.voidHint"),
        confirmText: t("codes.void"),
        cancelText: t("cancel"),
      }))
    if (isSure) {
      change.mutate(action, { onError: (fault) => toast.error(messageOf(fault)) })
    }
  }
  return (
    <Table.Row>
      <Table.Cell>
        <span className="flex items-center gap-x-2">
          <span dir="ltr" className="font-mono">
            {code.code}
          </span>
          <Copy content={code.code} variant="mini" aria-label={t("codes.copy")} />
        </span>
      </Table.Cell>
      <Table.Cell>
        <Badge size="2xsmall" color={colors[code.status]}>
          {t(`codeStatus.${code.status}`)}
        </Badge>
      </Table.Cell>
      <Table.Cell>
        {code.use_count} / {code.max_uses}
      </Table.Cell>
      <Table.Cell>{code.redeemed_at ? when.format(new Date(code.redeemed_at)) : "–"}</Table.Cell>
      <Table.Cell className="text-end">
        {code.status === "unused" && code.use_count === 0 && (
          <Button
            size="small"
            variant="transparent"
            isLoading={change.isPending}
            onClick={() => void act("void")}
          >
            {t("codes.void")}
          </Button>
        )}
        {code.status === "voided" && (
          <Button
            size="small"
            variant="transparent"
            isLoading={change.isPending}
            onClick={() => void act("restore")}
          >
            {t("codes.restore")}
          </Button>
        )}
      </Table.Cell>
    </Table.Row>
  )
}
