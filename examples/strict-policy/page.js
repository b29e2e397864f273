// Your own thanks, once it is booked. `detail` has nothing of what a visitor wrote.
document.querySelector('unknot-booking').addEventListener('unknot-booked', ({ detail }) => {
  document.querySelector('#thanks').textContent = `Booked: ${detail.reference}.`;
});
