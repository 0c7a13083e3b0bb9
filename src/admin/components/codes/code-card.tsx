import { Beaker, User } from "@medusajs/icons"
import { Button, Container, Heading, toast } from "@medusajs/ui"
import { Link } from "react-router-dom"
import { useCampaign } from "../../lib/api/campaigns"
import { messageOf, useChange } from "../../lib/api/client"
import { changeCode, useBatches, type CodeRow } from "../../lib/api/codes"
import { useConfirm } from "../../lib/confirm"
import { useWords } from "../../lib/words"
import { CodeText } from "../shared/code-text"
import { Menu } from "../shared/menu"
import { ReadRow, ReadRows } from "../shared/read-rows"
import { CodeStatus } from "./code-status"

/** What is known of a code, and what can be done with it. */
export const CodeCard = ({ code }: { code: CodeRow }) => {
  const { t, number, dateTime } = useWords()
  const campaign = useCampaign(code.campaign_id).data?.redemption_campaign
  const batch = useBatches(code.campaign_id).data?.redemption_code_batches.find(
    ({ id }) => id === code.batch_id
  )
  const { act, isPending } = useCodeActions(code.id)
  const link = "text-ui-fg-base underline"
  const isVoided = code.status === "voided"
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <Heading level="h1">
            <span className="sr-only">{t("code.one")} </span>
            <CodeText code={code.code} className="!text-lg break-all" />
          </Heading>
          <CodeStatus code={code} />
        </div>
        <div className="flex items-center gap-x-2">
          {isVoided ? (
            <Button
              size="small"
              variant="secondary"
              isLoading={isPending}
              onClick={() => void act("restore")}
            >
              {t("codes.restore")}
            </Button>
          ) : (
            code.status === "unused" && (
              <Button size="small" variant="secondary" isLoading={isPending} onClick={() => void act("void")}>
                {t("codes.void")}
              </Button>
            )
          )}
          <Menu
            label={t("code.actions")}
            groups={[
              {
                actions: [
                  {
                    icon: <User />,
                    label: t("code.bind"),
                    disabled: code.status !== "unused",
                    to: `/redemptions/codes/${code.id}/bind`,
                  },
                  {
                    icon: <Beaker />,
                    label: t("campaign.simulate"),
                    to: `/redemptions/simulate?campaign_id=${code.campaign_id}`,
                  },
                ],
              },
            ]}
          />
        </div>
      </div>
      <ReadRows>
        <ReadRow name={t("code.campaign")}>
          <Link to={`/redemptions/${code.campaign_id}`} className={link}>
            {campaign?.name ?? code.campaign_id}
          </Link>
        </ReadRow>
        <ReadRow name={t("codes.batch")}>
          {batch ? (batch.label ?? t(`batches.unnamed.${batch.source}`)) : "–"}
        </ReadRow>
        <ReadRow name={t("codes.uses")}>
          <span className="tabular-nums">
            {number(code.use_count)} / {number(code.max_uses)}
          </span>
        </ReadRow>
        <ReadRow name={t("code.member")}>
          {code.customer_id ? (
            <Link to={`/customers/${code.customer_id}`} className={link}>
              {code.customer_id}
            </Link>
          ) : (
            t("code.anybody")
          )}
        </ReadRow>
        <ReadRow name={t("codes.redeemed")}>{dateTime(code.redeemed_at)}</ReadRow>
        <ReadRow name={t("codes.expires")}>{dateTime(code.expires_at)}</ReadRow>
        <ReadRow name={t("code.handedOut")}>{dateTime(code.handed_out_at)}</ReadRow>
        <ReadRow name={t("code.created")}>{dateTime(code.created_at)}</ReadRow>
      </ReadRows>
    </Container>
  )
}

function useCodeActions(id: string) {
  const { t } = useWords()
  const confirm = useConfirm()
  const change = useChange((action: "void" | "restore") => changeCode(id, action))
  const act = async (action: "void" | "restore") => {
    const isSure =
      action === "restore" ||
      (await confirm({
        title: t("codes.voidTitle"),
        description: t("codes.voidHint"),
        confirm: t("codes.void"),
      }))
    if (isSure) {
      change.mutate(action, {
        onError: (error) => void toast.error(messageOf(error)),
        onSuccess: () => void toast.success(t(`code.${action}_done`)),
      })
    }
  }
  return { act, isPending: change.isPending }
}
