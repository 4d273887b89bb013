// Sends the answer on at once. The page works without it.
document.getElementById("form-post")?.submit();
