import { useEffect, useRef, useState } from "react"

export type CameraState = "asking" | "ready" | "denied" | "none" | "busy" | "insecure"

/** Why a camera did not start, from the names that browsers give. */
const faults: Record<string, CameraState> = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "none",
  OverconstrainedError: "none",
}

/**
 * The camera behind a video element, the one at the back where there are several. It is let go when the element goes and
 * when the page is out of sight; `restart` asks anew.
 */
export function useCamera() {
  const video = useRef<HTMLVideoElement>(null)
  const [state, setState] = useState<CameraState>("asking")
  const [track, setTrack] = useState<MediaStreamTrack | null>(null)
  const [attempt, setAttempt] = useState(0)

  useEffect(() => {
    let isOver = false
    let stream: MediaStream | null = null
    const stop = () => stream?.getTracks().forEach((each) => each.stop())
    const start = async () => {
      if (!window.isSecureContext || !("mediaDevices" in navigator)) {
        setState("insecure")
        return
      }
      setState("asking")
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: "environment" },
          audio: false,
        })
        if (isOver || !video.current) {
          stop()
          return
        }
        video.current.srcObject = stream
        await video.current.play()
        setTrack(stream.getVideoTracks()[0] ?? null)
        setState("ready")
      } catch (error) {
        stop()
        if (!isOver) {
          setState(faults[(error as DOMException).name] ?? "busy")
        }
      }
    }
    void start()
    const onVisibility = () => {
      if (document.hidden) {
        stop()
      } else {
        setAttempt((before) => before + 1)
      }
    }
    document.addEventListener("visibilitychange", onVisibility)
    return () => {
      isOver = true
      stop()
      setTrack(null)
      document.removeEventListener("visibilitychange", onVisibility)
    }
  }, [attempt])

  return { video, state, track, restart: () => setAttempt((before) => before + 1) }
}
