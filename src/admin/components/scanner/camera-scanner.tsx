import { LightBulb, XMark } from "@medusajs/icons"
import { Alert, Button, IconButton, Text } from "@medusajs/ui"
import { useEffect, useRef, useState, type ChangeEvent } from "react"
import { useWords } from "../../lib/words"
import { loadDecoder } from "./decoder"
import { pictureOf } from "./picture"
import { useCamera } from "./use-camera"

/** Looks this often; a phone has other things to do as well. */
const pause = 150

/** The camera in the page, until it has seen a code. Without a camera a photo does. */
export const CameraScanner = ({
  onCode,
  onClose,
}: {
  onCode: (code: string) => void
  onClose: () => void
}) => {
  const { t } = useWords()
  const { video, state, track, restart } = useCamera()
  const found = useRef(onCode)
  found.current = onCode

  useEffect(() => {
    if (state !== "ready") {
      return
    }
    let isOver = false
    const look = async () => {
      const decode = await loadDecoder()
      while (!isOver) {
        const picture = video.current && pictureOf(video.current)
        const code = picture ? await decode(picture).catch(() => null) : null
        if (code && !isOver) {
          found.current(code)
          return
        }
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
    void look()
    return () => {
      isOver = true
    }
  }, [state, video])

  const isUsable = state === "asking" || state === "ready"
  return (
    <section
      aria-label={t("scanner.title")}
      className="bg-ui-bg-subtle shadow-borders-base flex flex-col gap-y-3 rounded-lg p-3"
    >
      <div className="flex items-center justify-between gap-x-2">
        <Text as="span" size="small" role="status">
          {isUsable && t(`scanner.${state}`)}
        </Text>
        <div className="flex items-center gap-x-2">
          {track && <Torch track={track} />}
          <IconButton
            type="button"
            size="small"
            variant="transparent"
            aria-label={t("scanner.close")}
            onClick={onClose}
          >
            <XMark />
          </IconButton>
        </div>
      </div>
      <video
        ref={video}
        muted
        playsInline
        aria-hidden
        className={state === "ready" ? "max-h-72 w-full rounded-md object-cover" : "hidden"}
      />
      {!isUsable && (
        <Alert variant="warning" role="alert">
          {t(`scanner.${state}`)}
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        {!isUsable && state !== "insecure" && (
          <Button type="button" size="small" variant="secondary" onClick={restart}>
            {t("scanner.again")}
          </Button>
        )}
        <PhotoReader onCode={onCode} />
      </div>
    </section>
  )
}

/** Takes or picks a photo: for pages without https, and for cameras that are busy or blocked. */
const PhotoReader = ({ onCode }: { onCode: (code: string) => void }) => {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [isUnreadable, setUnreadable] = useState(false)
  const read = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    target.value = ""
    if (!file) {
      return
    }
    const picture = await createImageBitmap(file)
      .then(pictureOf)
      .catch(() => null)
    const decode = await loadDecoder()
    const code = picture ? await decode(picture).catch(() => null) : null
    setUnreadable(code === null)
    if (code !== null) {
      onCode(code)
    }
  }
  return (
    <>
      <Button type="button" size="small" variant="secondary" onClick={() => input.current?.click()}>
        {t("scanner.photo")}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={t("scanner.photo")}
        className="hidden"
        onChange={(event) => void read(event)}
      />
      {isUnreadable && (
        <Text as="span" size="small" role="alert" className="text-ui-fg-error self-center">
          {t("scanner.unreadable")}
        </Text>
      )}
    </>
  )
}

/** The lamp beside the camera, where there is one. */
const Torch = ({ track }: { track: MediaStreamTrack }) => {
  const { t } = useWords()
  const [isOn, setOn] = useState(false)
  const capabilities = track.getCapabilities() as MediaTrackCapabilities & { torch?: boolean }
  if (!capabilities.torch) {
    return null
  }
  const toggle = async () => {
    await track.applyConstraints({ advanced: [{ torch: !isOn } as MediaTrackConstraintSet] })
    setOn(!isOn)
  }
  return (
    <IconButton
      type="button"
      size="small"
      variant={isOn ? "primary" : "transparent"}
      aria-label={t("scanner.torch")}
      aria-pressed={isOn}
      onClick={() => void toggle()}
    >
      <LightBulb />
    </IconButton>
  )
}
