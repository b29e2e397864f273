import type { Way } from '../en.ts';
import { isolated as i } from '../isolated.ts';
import { plural } from '../plural.ts';

/** One and two are words of their own; from three on it is the number and a form of the noun. */
const n = (count: number, one: string, two: string, few: string, many: string) =>
  plural('ar', count, { one, two, few: `${count} ${few}`, other: `${count} ${many}` });

/** العربية الفصحى، بصيغة مهذبة. */
export const words: Way = {
  loading: 'لحظة من فضلك…',
  slow: 'يستغرق هذا وقتًا أطول من المعتاد.',
  stepOf: (step, steps) => `الخطوة ${step} من ${steps}`,
  back: 'رجوع',
  close: 'إغلاق',
  tryAgain: 'المحاولة مرة أخرى',
  change: 'تغيير',
  there: (time) => `${i(time)} بتوقيتك`,

  needs: {
    title: 'ما الذي يريحك؟',
    hint: 'يمكن اختيار أكثر من إجابة.',
    show: 'عرض المناسب',
    all: 'كل جلسات المساج',
    where: 'أين تشعر بالشد؟',
    optional: 'اختياري',
    marked: (count) => `تم تحديد ${n(count, 'موضع واحد', 'موضعين', 'مواضع', 'موضعًا')}`,
    names: {
      'stress-relief': 'التخلص من التوتر',
      'muscle-recovery': 'التعافي بعد الرياضة',
      'chronic-back-pain': 'تخفيف ألم الظهر المستمر',
      flexibility: 'حركة أكثر مرونة',
      posture: 'تحسين القوام',
      sleep: 'نوم أفضل',
      'self-care': 'العناية المنتظمة بالنفس',
    },
  },

  unreachable: 'خدمة الحجز غير متاحة الآن.',

  body: {
    list: 'عرض كقائمة',
    drawing: 'عرض كرسم',
    sides: { left: 'اليسار', right: 'اليمين' },
    areas: {
      neck: 'الرقبة',
      shoulders: 'الكتفان',
      'upper-back': 'أعلى الظهر',
      'middle-back': 'وسط الظهر',
      'lower-back': 'أسفل الظهر',
      hips: 'الوركان',
    },
    pressures: { light: 'خفيف', medium: 'متوسط', firm: 'قوي', deep: 'عميق' },
    techniques: { pressure: 'ضغط ثابت', kneading: 'عجن', 'gentle-movement': 'حركة لطيفة' },
    spot: (area, side) => `${area}، ${side}`,
  },

  services: {
    fitting: 'هذا يناسبك على الأرجح',
    title: 'اختيار المساج',
    best: 'الأنسب',
    others: 'كل الجلسات الأخرى',
    all: 'كل جلسات المساج',
    from: (price) => `من ${i(price)}`,
    minutes: (least, most) => `${least}–${most} دقيقة`,
    couple: 'لشخصين',
    pressure: 'ما قوة الضغط؟',
    technique: 'أي أسلوب؟',
    works: (areas, pressure, technique) =>
      [areas && `المناطق: ${areas}`, pressure && `ضغط ${pressure}`, technique].filter(Boolean).join(' · '),
    enough: (minutes, places) =>
      `${i(minutes)} لتحديد ${n(places, 'موضع واحد', 'موضعين', 'مواضع', 'موضعًا')}.`,
    reason: (weight, need) => `${['يساعد على', 'جيد من أجل', 'مثالي من أجل'][weight - 1]}: ${need}.`,
  },

  times: {
    title: 'اختيار الموعد',
    duration: 'ما المدة؟',
    addOns: 'إضافات؟',
    staff: 'مع من؟',
    anyone: 'أي معالج متاح',
    withAnyone: 'مع أي معالج متاح',
    next: 'أقرب المواعيد المتاحة',
    other: 'أو اختيار يوم',
    today: 'اليوم',
    tomorrow: 'غدًا',
    with: (names) => `مع ${i(names)}`,
    previousMonth: 'الشهر السابق',
    nextMonth: 'الشهر التالي',
    free: (count) => n(count, 'موعد واحد متاح', 'موعدان متاحان', 'مواعيد متاحة', 'موعدًا متاحًا'),
    fullDay: 'لا مواعيد متاحة',
    timesOn: (day) => `مواعيد ${i(day)}`,
    parts: { morning: 'الصباح', afternoon: 'بعد الظهر', evening: 'المساء' },
    noneInMonth: (month) => `لا مواعيد متاحة في ${i(month)}.`,
    noneOn: (day) => `لا مواعيد متاحة يوم ${i(day)}.`,
    goToNext: (day) => `الانتقال إلى ${i(day)}`,
    failed: 'تعذر تحميل المواعيد المتاحة.',
  },

  waitlist: { title: 'لا شيء مناسب؟ أبلغوني عند توفر موعد' },

  more: { title: 'المزيد في هذه الزيارة؟' },

  details: {
    title: 'من سيأتي؟',
    name: 'الاسم',
    email: 'البريد الإلكتروني',
    phone: 'الهاتف',
    notes: 'هل من شيء ينبغي أن نعرفه؟',
    optional: 'اختياري',
    choose: 'يرجى الاختيار',
    yes: 'نعم',
    no: 'لا',
    agree: 'أوافق على',
    terms: 'الشروط',
    privacy: 'سياسة الخصوصية',
    and: 'و',
    next: 'المراجعة والحجز',
    kept: 'نحتفظ لك بهذا الموعد أثناء ملء البيانات.',
    faults: (count) => `تلزم مراجعة ${n(count, 'خانة واحدة', 'خانتين', 'خانات', 'خانة')}`,
    fault: {
      name: 'يرجى كتابة الاسم.',
      email: 'يرجى كتابة بريد إلكتروني، مثل name@example.com.',
      phone: `يرجى كتابة رقم هاتف، مثل ${i('+971 4 123 4567')}.`,
      notes: 'يرجى اختصار النص.',
      agreed: 'يرجى الموافقة أولًا.',
      answer: 'يرجى الإجابة عن هذا السؤال.',
      card: 'يرجى كتابة الحساسية في سطر قصير.',
    },
  },

  card: {
    staffGenders: { woman: 'امرأة', man: 'رجل', any: 'لا فرق' },
    title: 'كيف تفضل المساج؟',
    missing: 'تعذر التحميل. يمكن المحاولة مرة أخرى أو الحجز بدونه.',
  },

  review: {
    title: 'هل كل شيء صحيح؟',
    when: 'الموعد',
    arrive: 'الحضور',
    who: 'مع',
    you: 'بياناتك',
    notes: 'ملاحظتك',
    what: 'المساج',
    handsOn: (minutes) => `${i(minutes)} من المساج`,
    hours: (hours, minutes) => `${hours} س${minutes ? ` ${minutes} د` : ''}`,
    inHouse: (minutes, length) => `${i(minutes)} من المساج، نحو ${i(length)} لدينا`,
    freeUntil: 'الإلغاء مجاني حتى',
    total: 'الدفع في السبا',
    tax: 'الضريبة',
    taxIncluded: (tax) => `منها ${i(tax)}`,
    book: 'احجز الآن',
    sending: 'جارٍ الحجز…',
    failure: {
      unreachable: 'خدمة الحجز غير متاحة. لم يضع شيء: يمكن المحاولة مرة أخرى أو التواصل معنا مباشرة.',
    },
  },

  course: { title: 'الحضور بانتظام؟' },

  code: { title: 'هل لديك رمز؟' },

  gift: { offer: 'إهداء جلسة مساج' },

  confirmed: {
    title: (day, time, name) => `نراك ${i(day)} الساعة ${i(time)}، ${i(name)}`,
    looksAfter: (name) => `سيهتم بك ${i(name)}.`,
    arrive: (time) => `يرجى الحضور الساعة ${i(time)}.`,
    reference: 'رقم الحجز',
    bring: (what) => `يرجى إحضار: ${i(what)}`,
    calendar: 'إضافة إلى التقويم',
    addTo: (calendar) => `إضافة إلى ${i(calendar)}`,
    orIn: 'أو الإضافة عبر',
    file: 'ملف التقويم',
    travel: 'الطريق إلينا بالدقائق',
    alarms: 'يحمل الملف التذكيرات. تقويم Google يتجاهلها، والروابط الأخرى لا تحملها.',
    cancel: (until) => `تغيرت خططك؟ الإلغاء مجاني حتى ${i(until)}. يرجى عندها ذكر رقم الحجز.`,
    change: 'نقل الموعد أو إلغاؤه',
    aftercare: 'بعد الجلسة',
    another: 'حجز جلسة أخرى',
  },

  contact: {
    title: 'التواصل مباشرة',
    call: (number) => `اتصال: ${i(number)}`,
    mail: 'إرسال بريد إلكتروني',
    whatsapp: 'إرسال عبر واتساب',
    subject: (service) => `حجز: ${i(service)}`,
    hello: 'مرحبًا،',
    wish: (service, minutes) => `أود حجز ${i(service)} (${i(minutes)}).`,
    at: (when) => `الموعد: ${i(when)}`,
    anyTime: 'متى يتوفر موعد لي؟',
    with: (name) => `مع: ${i(name)}`,
    me: (details) => `الاسم: ${i(details)}.`,
  },

  minutes: (count) => n(count, 'دقيقة واحدة', 'دقيقتان', 'دقائق', 'دقيقة'),
};
