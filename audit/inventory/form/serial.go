package form

import "strings"

// IsPONSerial reports the serial number of a terminal in an optical network: four
// letters of the maker and eight hexadecimal digits, or all of it in sixteen
// hexadecimal digits.
func IsPONSerial(text string) bool {
	if len(text) == 16 {
		for i := 0; i < 8; i += 2 { // the letters as codes: A is 41, P is 50
			if text[i] != '4' && text[i] != '5' || !isHex(text[i+1]) || text[i] == '4' && text[i+1] == '0' || text[i] == '5' && text[i+1] > '9' && text[i+1]|0x20 != 'a' {
				return false
			}
		}
		return allHex(text[8:])
	}
	if len(text) != 12 {
		return false
	}
	for i := range 4 {
		if text[i] < 'A' || text[i] > 'Z' {
			return false
		}
	}
	return allHex(text[4:])
}

func allHex(text string) bool {
	for i := range len(text) {
		if !isHex(text[i]) {
			return false
		}
	}
	return true
}

func isHex(b byte) bool { return b >= '0' && b <= '9' || b|0x20 >= 'a' && b|0x20 <= 'f' }

// IsObjectID reports an object id of a maker, as SNMP writes it.
func IsObjectID(text string) bool {
	return strings.HasPrefix(strings.TrimPrefix(strings.TrimPrefix(text, "."), "iso."), "1.3.6.1.4.1.") || strings.HasPrefix(text, "iso.3.6.1.4.1.")
}

// IsZeroDay reports the noughts that programs write where there is no day.
func IsZeroDay(text string) bool { return text != "" && strings.Trim(text, "0-/.: ") == "" }
