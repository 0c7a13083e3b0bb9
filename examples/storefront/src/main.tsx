import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import { App } from "./app"
import { takeLinkedCode } from "./deep-link"
import "./style.css"

const linkedCode = takeLinkedCode()

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <App linkedCode={linkedCode} />
  </StrictMode>
)
