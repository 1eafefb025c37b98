// The translation editor looks here for the addresses of Wagtail's choosers.
window.chooserUrls ??= JSON.parse(document.getElementById("chooser-addresses").textContent);
