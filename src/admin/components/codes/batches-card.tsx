import { Pencil, Photo, XCircle } from "@medusajs/icons"
import { Badge, Table, Text, toast } from "@medusajs/ui"
import { messageOf, post, useChange } from "../../lib/api/client"
import { useBatches, type BatchRow } from "../../lib/api/codes"
import { useConfirm } from "../../lib/confirm"
import { useWords } from "../../lib/words"
import { Card } from "../shared/card"
import { Menu } from "../shared/menu"

/** The production runs of a campaign's codes. The unused codes of one can be withdrawn in one go. */
export const BatchesCard = ({ campaign_id }: { campaign_id: string }) => {
  const { t } = useWords()
  const { data, error, refetch } = useBatches(campaign_id)
  const batches = data?.redemption_code_batches
  return (
    <Card title={t("batches.title")} error={error} onRetry={() => void refetch()} isLoading={!batches}>
      {batches?.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-8 text-center">
          {t("batches.empty")}
        </Text>
      ) : (
        <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={t("batches.title")}>
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("batches.label")}</Table.HeaderCell>
                <Table.HeaderCell>{t("batches.source")}</Table.HeaderCell>
                <Table.HeaderCell className="text-end">{t("batches.codes")}</Table.HeaderCell>
                <Table.HeaderCell>{t("batches.created")}</Table.HeaderCell>
                <Table.HeaderCell>{t("codes.expires")}</Table.HeaderCell>
                <Table.HeaderCell>
                  <span className="sr-only">{t("codes.actions")}</span>
                </Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {batches?.map((batch) => (
                <BatchLine key={batch.id} batch={batch} />
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Card>
  )
}

const BatchLine = ({ batch }: { batch: BatchRow }) => {
  const { t, core, number, date } = useWords()
  const confirm = useConfirm()
  const name = batch.label ?? t(`batches.unnamed.${batch.source}`)
  const withdraw = useChange(() => post(`/admin/redemption-batches/${batch.id}/void`))
  const ask = async () => {
    const isSure = await confirm({
      title: t("batches.voidTitle", { name }),
      description: t("batches.voidHint"),
      confirm: t("batches.void"),
    })
    if (isSure) {
      withdraw.mutate(undefined, {
        onError: (error) => void toast.error(messageOf(error)),
        onSuccess: () => void toast.success(t("batches.voided_done", { name })),
      })
    }
  }
  return (
    <Table.Row>
      <Table.Cell>
        <div className="flex items-center gap-x-2">
          {name}
          {batch.is_test && <Badge size="2xsmall">{t("batches.test")}</Badge>}
          {batch.voided_at && (
            <Badge size="2xsmall" color="red">
              {t("codeStatus.voided")}
            </Badge>
          )}
          {!batch.available_at && (
            <Badge size="2xsmall" color="orange">
              {t("batches.notYet")}
            </Badge>
          )}
        </div>
      </Table.Cell>
      <Table.Cell>{t(`batches.sources.${batch.source}`)}</Table.Cell>
      <Table.Cell className="text-end tabular-nums">{number(batch.code_count)}</Table.Cell>
      <Table.Cell>{date(batch.created_at)}</Table.Cell>
      <Table.Cell>{date(batch.expires_at)}</Table.Cell>
      <Table.Cell className="text-end">
        <Menu
          label={t("ui.actionsFor", { name })}
          groups={[
            {
              actions: [
                {
                  icon: <Pencil />,
                  label: core("actions.edit"),
                  to: `/redemptions/${batch.campaign_id}/batches/${batch.id}?tab=codes`,
                },
                {
                  icon: <Photo />,
                  label: t("print.open"),
                  disabled: batch.voided_at !== null || !batch.available_at,
                  to: `/redemptions/${batch.campaign_id}/print?tab=codes&batch_id=${batch.id}`,
                },
                {
                  icon: <XCircle />,
                  label: t("batches.void"),
                  disabled: batch.voided_at !== null || withdraw.isPending,
                  onClick: () => void ask(),
                },
              ],
            },
          ]}
        />
      </Table.Cell>
    </Table.Row>
  )
}
