// The desk: keys of the keyboard, and a field that is always ready for the scanner. Every page works without it.
(function () {
    "use strict";

    var field = document.querySelector("[data-desk=champ]");
    if (!field) { return; }

    field.focus();

    function choices() { return Array.prototype.slice.call(document.querySelectorAll("[data-choice]")); }

    function isTyping(element) {
        return element && element.matches("input:not([type=hidden]), textarea, select") && element !== field;
    }

    document.addEventListener("keydown", function (event) {
        if (event.ctrlKey || event.metaKey) { return; }
        if (event.key === "Escape" && field.value) { field.value = ""; field.focus(); return; }
        var keyed = event.altKey ? null : document.querySelector("[data-key=\"" + CSS.escape(event.key) + "\"]");
        if (keyed) {
            event.preventDefault();
            if (!event.repeat) { keyed.click(); }
            return;
        }
        var list = choices();
        var place = list.indexOf(document.activeElement);
        if (list.length > 0 && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
            if (place < 0 && document.activeElement !== field) { return; }
            event.preventDefault();
            var next = place + (event.key === "ArrowDown" ? 1 : -1);
            (next < 0 ? field : list[Math.min(next, list.length - 1)]).focus();
            return;
        }
        // In the list a digit chooses; from the field, with Alt: a scanner only types digits.
        if (/^[1-9]$/.test(event.key) && (event.altKey || place >= 0)) {
            var chosen = list[Number(event.key) - 1];
            if (chosen) { event.preventDefault(); chosen.click(); }
            return;
        }
        // What a scanner types while a button has the focus goes to the field all the same.
        if (event.altKey || event.key.length !== 1 || event.key === " ") { return; }
        if (document.activeElement === field || isTyping(document.activeElement)) { return; }
        field.focus();
    });
}());
