import { useEffect, useRef, useState, type ChangeEvent } from "react"
import { readSymbol } from "./read-symbol"

const pauseBetweenLooks = 250 // milliseconds

/** The camera, and a photo for those who have none or do not allow it. Nothing leaves the device. */
export default function Scan({ onText }: { onText: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const [problem, setProblem] = useState("")
  const found = useRef(onText)
  found.current = onText

  useEffect(() => {
    let stream: MediaStream | undefined
    let isOver = false
    const stop = () => {
      isOver = true
      stream?.getTracks().forEach((track) => track.stop())
    }
    const look = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } })
        if (isOver || !video.current) return stop()
        video.current.srcObject = stream
        await video.current.play()
        while (!isOver) {
          const text = await readSymbol(video.current, video.current.videoWidth, video.current.videoHeight)
          if (text && !isOver) return found.current(text)
          await new Promise((resolve) => setTimeout(resolve, pauseBetweenLooks))
        }
      } catch {
        if (!isOver) setProblem("There is no camera to use. Take a photo of the code instead.")
      }
    }
    const stopWhenHidden = () => document.hidden && stop()
    document.addEventListener("visibilitychange", stopWhenHidden)
    void look()
    return () => {
      document.removeEventListener("visibilitychange", stopWhenHidden)
      stop()
    }
  }, [])

  const readPhoto = async (event: ChangeEvent<HTMLInputElement>) => {
    const [photo] = event.target.files ?? []
    if (!photo) return
    const image = await createImageBitmap(photo).catch(() => null)
    const text = image && (await readSymbol(image, image.width, image.height))
    if (text) found.current(text)
    else setProblem("We could not find a code in this photo.")
  }

  return (
    <div className="scan">
      <video ref={video} muted playsInline aria-label="What the camera sees" />
      <p role="status">{problem}</p>
      <label htmlFor="photo">Photo of a code</label>
      <input
        id="photo"
        type="file"
        accept="image/*"
        capture="environment"
        onChange={(event) => void readPhoto(event)}
      />
    </div>
  )
}
