// Your own thanks, once the request is on its way. `detail` has nothing of what a visitor wrote.
document.querySelector('unknot-booking').addEventListener('unknot-booked', ({ detail }) => {
  document.querySelector('#thanks').textContent = `Your request ${detail.reference} is on its way.`;
});
