# shellcheck shell=sh
# Base64, read by awk(1): FreeBSD has had base64(1) only since 14.0. For the start of a program that sets
# letter[0..255], what it writes for each byte.

# shellcheck disable=SC2034 # the files below read it
BASE64='
    function decoded(code,    i, n, bits, size, rest, octet, text) {
        if (!("A" in digit)) {
            alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
            for (i = 1; i <= 64; i++) digit[substr(alphabet, i, 1)] = i - 1
        }
        n = length(code)
        for (i = 1; i <= n && substr(code, i, 1) in digit; i++) {
            bits = bits * 64 + digit[substr(code, i, 1)]
            size += 6
            if (size < 8) continue
            size -= 8
            rest = size == 4 ? 16 : size == 2 ? 4 : 1
            octet = int(bits / rest)
            bits -= octet * rest
            text = text letter[octet]
        }
        return text
    }
'
