// The editor of texts: a toolbar, a preview that follows, the keys of the keyboard, and a word before what was typed
// is left behind. Everything works without it, by buttons.
(function () {
    "use strict";

    proposeAddress();

    var form = document.querySelector("form[data-writing]");
    if (!form) { return; }
    var area = form.elements.texte;
    var preview = document.querySelector("[data-preview]");
    var waiting = 0;
    var asking = null;
    var isSubmitting = false;
    var saved = content();
    var faults = preview ? preview.querySelectorAll("[data-line]").length : 0;

    document.querySelectorAll("[data-tools], [data-scripted], [data-insert]").forEach(function (part) { part.hidden = false; });

    function content() { return form.elements.titre.value + "\n" + area.value; }

    // What is refused, or put together from two texts, was never saved as it is.
    var isKept = !document.querySelector(".errors, .meeting");
    function isDirty() { return !isKept || content() !== saved; }

    // The preview, half a second after the last key.
    form.addEventListener("input", function () {
        clearTimeout(waiting);
        waiting = setTimeout(refresh, 500);
    });

    function refresh() {
        if (!preview) { return; }
        var fields = new URLSearchParams(new FormData(form));
        fields.set("geste", "apercu");
        if (asking) { asking.abort(); }
        asking = new AbortController();
        fetch(form.action, { method: "POST", body: fields, signal: asking.signal, credentials: "same-origin" })
            .then(function (answer) {
                return answer.text().then(function (text) { show(new DOMParser().parseFromString(text, "text/html"), answer.status); });
            })
            .catch(function () { });
    }

    function show(page, status) {
        var fresh = page.querySelector("[data-preview]");
        if (status === 401) {
            say("Votre séance a pris fin. Enregistrez : votre texte vous sera rendu, et vous pourrez vous reconnecter.", true);
        }
        if (!fresh) { return; }
        // What cannot be shown leaves the last preview in its place.
        if (status !== 422) { replace(preview, fresh); }
        var pictures = document.querySelector(".picture-choices");
        var newPictures = page.querySelector(".picture-choices");
        if (pictures && newPictures && !pictures.contains(document.activeElement)) {
            replace(pictures, newPictures);
            pictures.querySelectorAll("[data-insert]").forEach(function (button) { button.hidden = false; });
        }
        var count = preview.querySelectorAll("[data-line]").length;
        if (count !== faults) { say(count === 0 ? "Plus rien à revoir" : count < 2 ? "1 point à revoir" : count + " points à revoir"); }
        faults = count;
    }

    function replace(old, fresh) {
        old.textContent = "";
        Array.prototype.slice.call(document.adoptNode(fresh).childNodes).forEach(function (node) { old.appendChild(node); });
    }

    // A fault leads to its line.
    document.addEventListener("click", function (event) {
        var link = event.target.closest ? event.target.closest("[data-line]") : null;
        if (link) {
            event.preventDefault();
            selectLine(Number(link.dataset.line));
            return;
        }
        var insert = event.target.closest ? event.target.closest("[data-insert]") : null;
        if (insert) { type(insert.dataset.insert); }
    });

    function selectLine(number) {
        var lines = area.value.split("\n");
        var start = 0;
        for (var index = 0; index < number - 1 && index < lines.length; index += 1) { start += lines[index].length + 1; }
        var length = (lines[number - 1] || "").length;
        area.focus();
        area.setSelectionRange(start, start + length);
        area.scrollTop = Math.max(0, area.scrollHeight * (number - 1) / Math.max(1, lines.length) - area.clientHeight / 3);
    }

    // Typing through the browser keeps its « Annuler ».
    function type(text) {
        area.focus();
        if (!document.execCommand("insertText", false, text)) {
            area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
            area.dispatchEvent(new Event("input", { bubbles: true }));
        }
    }

    function around(before, after, usual) {
        var chosen = area.value.slice(area.selectionStart, area.selectionEnd) || usual;
        type(before + chosen + after);
        var end = area.selectionEnd - after.length;
        area.setSelectionRange(end - chosen.length, end);
    }

    // At the beginning of each line that is chosen.
    function before(mark) {
        var start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
        var end = area.selectionEnd;
        area.setSelectionRange(start, end);
        type(area.value.slice(start, end).split("\n").map(function (line) { return mark + line; }).join("\n"));
    }

    // A paragraph of its own, between empty lines.
    function block(text) {
        var start = area.value.slice(0, area.selectionStart);
        var lead = start === "" || /\n\n$/.test(start) ? "" : /\n$/.test(start) ? "\n" : "\n\n";
        type(lead + text + "\n");
    }

    var tools = {
        gras: function () { around("**", "**", "gras"); },
        italique: function () { around("*", "*", "italique"); },
        titre: function () { before("## "); },
        liste: function () { before("- "); },
        lien: function () { around("[", "](https://)", "mots du lien"); },
        encadre: function () { block("> [!INFO]\n> À savoir"); },
        tableau: function () { block("| Jour | Horaires |\n|------|----------|\n| lundi | 8 h – 17 h |"); },
        image: function () {
            var pictures = document.getElementById("images");
            pictures.open = true;
            pictures.scrollIntoView({ block: "nearest" });
            (pictures.querySelector("[data-insert]") || pictures.querySelector("summary")).focus();
        }
    };

    // One stop of the Tab key for the whole toolbar, its buttons by the arrows (ARIA practices, toolbar).
    var bar = document.querySelector("[data-tools]");
    var buttons = Array.prototype.slice.call(bar.querySelectorAll("button"));
    buttons.forEach(function (button, index) {
        button.tabIndex = index === 0 ? 0 : -1;
        button.addEventListener("click", function () { tools[button.dataset.tool](); });
    });
    bar.addEventListener("keydown", function (event) {
        var place = buttons.indexOf(document.activeElement);
        var next = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: buttons.length - 1 }[event.key];
        if (next === undefined || place < 0) { return; }
        event.preventDefault();
        next = (next + buttons.length) % buttons.length;
        buttons.forEach(function (button, index) { button.tabIndex = index === next ? 0 : -1; });
        buttons[next].focus();
    });

    document.addEventListener("keydown", function (event) {
        if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) { return; }
        var key = event.key.toLowerCase();
        if (key === "s") {
            event.preventDefault();
            form.requestSubmit(form.querySelector("button[value=brouillon]"));
            return;
        }
        var tool = { b: "gras", i: "italique", k: "lien" }[key];
        if (tool && document.activeElement === area) {
            event.preventDefault();
            tools[tool]();
        }
    });

    // Leaving for the settings or the history saves what was typed first.
    document.querySelectorAll(".tabs a, a[data-leaving]").forEach(function (link) {
        link.addEventListener("click", function (event) {
            var where = link.getAttribute("data-leaving") || link.href.split("/").pop();
            if (!isDirty() || ["reglages", "historique"].indexOf(where) < 0 || event.ctrlKey || event.metaKey) { return; }
            event.preventDefault();
            form.elements.suite.value = where;
            form.requestSubmit(form.querySelector("button[value=brouillon]"));
        });
    });
    form.addEventListener("submit", function () { isSubmitting = true; });
    window.addEventListener("pageshow", function () { isSubmitting = false; form.elements.suite.value = ""; });
    window.addEventListener("beforeunload", function (event) {
        if (!isSubmitting && isDirty()) { event.preventDefault(); }
    });

    function say(words, isShown) {
        var voice = document.getElementById("voice");
        if (voice) { voice.textContent = ""; setTimeout(function () { voice.textContent = words; }, 50); }
        var line = form.querySelector("[data-saved]");
        if (isShown && line) { line.textContent = words; }
    }

    // « Fin de l’adresse », from the words of the title, until somebody types there.
    function proposeAddress() {
        var title = document.querySelector("[data-proposes] input[name=titre]");
        if (!title) { return; }
        var address = title.form.elements.adresse;
        var isOwn = address.value !== "";
        address.addEventListener("input", function () { isOwn = address.value !== ""; });
        title.addEventListener("input", function () {
            if (isOwn) { return; }
            address.value = title.value.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae")
                .normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 79);
        });
    }
}());
