import type { RefusalWords } from "./registry"

export const ar: RefusalWords = {
  code_malformed: "هذا الرمز غير صالح. يرجى التحقق منه والمحاولة مرة أخرى.",
  code_not_found: "لم نعثر على هذا الرمز. يرجى التحقق منه والمحاولة مرة أخرى.",
  code_already_redeemed: "تم استخدام هذا الرمز من قبل.",
  code_expired: "انتهت صلاحية هذا الرمز.",
  campaign_not_started: "لم تبدأ هذه الحملة بعد.",
  campaign_ended: "انتهت هذه الحملة.",
  campaign_paused: "هذه الحملة متوقفة مؤقتًا. يرجى المحاولة لاحقًا.",
  conditions_not_met: "لا ينطبق هذا الرمز عليك أو على عملية الشراء هذه.",
  member_limit_reached: "لقد بلغت الحد الأقصى لهذه الحملة.",
  campaign_limit_reached: "بلغت هذه الحملة حدها الأقصى.",
  budget_exhausted: "نفدت ميزانية هذه الحملة.",
  insufficient_points: "ليس لديك نقاط كافية لذلك.",
  event_invalid: "البيانات المرسلة مع هذا الرمز غير صالحة.",
  event_schema_inactive: "لا يُقبل هذا النوع من الرموز حاليًا.",
  customer_required: "يرجى تسجيل الدخول لاستخدام رمز.",
  too_many_attempts: "محاولات كثيرة جدًا. يرجى المحاولة لاحقًا.",
  coupon_not_applicable: "لا يقدم هذا الرمز شيئًا لسلة التسوق هذه.",
  redeem_again: "يمكنك استخدام رمز مرة أخرى: {{moment}}.",
}
