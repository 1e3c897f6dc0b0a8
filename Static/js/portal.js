// Small comforts of the portal; every page works without them.
(function () {
    "use strict";

    // Filters: ticking a box searches at once. The list is replaced in place and the box keeps the focus.
    var pending = 0;
    var request = null;
    var shown = location.search;

    document.addEventListener("change", function (event) {
        var box = event.target;
        if (!box.matches || !box.matches("#filters input[type=checkbox]")) { return; }
        clearTimeout(pending);
        pending = setTimeout(function () { search(box.form, box.id); }, 400);
    });

    function search(form, focused) {
        var query = new URLSearchParams(new FormData(form)).toString();
        var address = form.action.split("?")[0] + "?" + query;
        if (request) { request.abort(); }
        request = new AbortController();
        fetch(address, { signal: request.signal, credentials: "same-origin" })
            .then(function (answer) {
                if (!answer.ok) { throw new Error(String(answer.status)); }
                return answer.text();
            })
            .then(function (text) { show(text, address, focused); })
            .catch(function (error) { if (error.name !== "AbortError") { location.assign(address); } });
    }

    function show(text, address, focused) {
        var fresh = new DOMParser().parseFromString(text, "text/html");
        var main = document.querySelector("main");
        var newMain = fresh.querySelector("main");
        if (!main || !newMain || !newMain.querySelector("#filters")) { location.assign(address); return; }
        var unfolded = Array.prototype.map.call(main.querySelectorAll("details[open][id]"), function (d) { return d.id; });
        history.pushState({}, "", address);
        shown = location.search;
        document.title = fresh.title;
        main.replaceWith(newMain);
        unfolded.forEach(function (id) {
            var details = document.getElementById(id);
            if (details) { details.open = true; }
        });
        var box = document.getElementById(focused);
        if (box) { box.focus({ preventScroll: true }); }
        say(newMain.querySelector("h1").textContent.trim());
    }

    // Back and forward among our own searches; a mere jump inside the page changes nothing.
    window.addEventListener("popstate", function () { if (location.search !== shown) { location.reload(); } });

    // « Copier » beside a citation or a permalink: <button data-copy="id of what to copy" hidden>.
    function offerCopies() {
        if (!navigator.clipboard) { return; }
        document.querySelectorAll("button[data-copy]").forEach(function (button) { button.hidden = false; });
    }

    document.addEventListener("click", function (event) {
        var button = event.target.closest ? event.target.closest("button[data-copy]") : null;
        if (!button) { return; }
        var source = document.getElementById(button.dataset.copy);
        var words = source.value || source.textContent.trim();
        navigator.clipboard.writeText(words).then(function () { say(button.dataset.done); });
    });

    // « Imprimer »: <button data-print hidden>.
    document.querySelectorAll("button[data-print]").forEach(function (button) {
        button.hidden = false;
        button.addEventListener("click", function () { window.print(); });
    });

    // One polite voice for screen readers: <p id="voice" class="unseen" role="status"></p> at the end of the body.
    function say(words) {
        var voice = document.getElementById("voice");
        if (voice) { voice.textContent = ""; setTimeout(function () { voice.textContent = words; }, 50); }
    }

    offerCopies();
}());
