import { Button, toast } from "@medusajs/ui"
import { useQuery } from "@tanstack/react-query"
import { useState } from "react"
import { symbolTypes } from "../../../domain/symbol"
import { download, fetchFile, useChange } from "../../lib/api/client"
import type { CodeRow } from "../../lib/api/codes"
import { errorInWords } from "../../lib/faults"
import { useObjectUrl } from "../../lib/object-url"
import { useWords } from "../../lib/words"
import { Card } from "../shared/card"
import { SelectField } from "../shared/choice"

const contents = ["code", "link"] as const
type Type = (typeof symbolTypes)[number]

const pathOf = (id: string, type: Type, content: string, format: "svg" | "png") =>
  `/admin/redemption-codes/${id}/symbol?${new URLSearchParams({ type, content, format }).toString()}`

/** The code as a symbol to be scanned, and to be saved for print. */
export const SymbolCard = ({ code }: { code: CodeRow }) => {
  const words = useWords()
  const { t } = words
  const [type, setType] = useState<Type>("qrcode")
  const [content, setContent] = useState<string>("code")
  const { data, error, refetch } = useQuery({
    queryKey: ["redemption_symbol", code.id, type, content],
    queryFn: () => fetchFile(pathOf(code.id, type, content, "svg"), "image/svg+xml"),
    retry: false,
  })
  const address = useObjectUrl(data)
  const save = useChange((format: "svg" | "png") =>
    download(pathOf(code.id, type, content, format), `${code.id}-${type}.${format}`, "image/*")
  )
  const saveAs = (format: "svg" | "png") => (
    <Button
      size="small"
      variant="secondary"
      disabled={!data || save.isPending}
      onClick={() =>
        save.mutate(format, { onError: (fault) => void toast.error(errorInWords(fault, words)) })
      }
    >
      {t("symbol.save", { format: format.toUpperCase() })}
    </Button>
  )
  return (
    <Card title={t("symbol.title")}>
      <div className="flex flex-col gap-y-4 px-6 py-4">
        <SelectField
          label={t("symbol.type")}
          value={type}
          onChange={(value) => setType(value as Type)}
          options={symbolTypes.map((value) => ({ value, label: t(`symbol.types.${value}`) }))}
        />
        <SelectField
          label={t("symbol.content")}
          hint={t("symbol.contentHint")}
          value={content}
          onChange={setContent}
          options={contents.map((value) => ({ value, label: t(`symbol.contents.${value}`) }))}
        />
        {/* White in every theme: a scanner needs dark on light. */}
        <div className="shadow-borders-base flex h-52 items-center justify-center rounded-lg bg-white p-4">
          {error ? (
            <p role="alert" className="txt-small text-center text-[#b91c1c]">
              {errorInWords(error, words)}{" "}
              <button type="button" className="underline" onClick={() => void refetch()}>
                {t("ui.again")}
              </button>
            </p>
          ) : (
            address && (
              <img
                src={address}
                alt={t("symbol.alt", { type: t(`symbol.types.${type}`) })}
                className="max-h-full max-w-full"
              />
            )
          )}
        </div>
        <div className="flex gap-x-2">
          {saveAs("svg")}
          {saveAs("png")}
        </div>
      </div>
    </Card>
  )
}
