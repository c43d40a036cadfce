/* Say on the page what went wrong with a passkey: it was cancelled, or this device has none. */
document.addEventListener('allauth.error', event => {
  event.preventDefault()
  document.getElementById('passkey-said').hidden = false
})
