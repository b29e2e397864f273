import '@unknot/widget/define';

// The one import that a page needs brings the types too.
document.querySelector('unknot-booking')?.addEventListener('unknot-booked', ({ detail }) => {
  const reference: string = detail.reference;
  // @ts-expect-error It carries nothing of what a visitor wrote.
  console.log(reference, detail.email);
});
