package audit

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strconv"

	"github.com/gearaudit/gearaudit/audit/gear"
)

// identity names an item so that it is found again in another file and another
// row order. It is 64 bits of a SHA-256, enough to tell a million items apart
// with odds of one in forty million against a clash.
type identity uint64

// identify names an item by its serial number, else its asset tag, else by
// what and where it is. Items that cannot be told apart are numbered later.
func identify(it *gear.Item) identity {
	switch {
	case it.Known(gear.SerialNumber):
		return digest("serial", it.Text(gear.Manufacturer), it.Text(gear.SerialNumber))
	case it.Known(gear.AssetTag):
		return digest("asset", it.Text(gear.AssetTag))
	default:
		return digest("kind", it.SiteKey(), it.Text(gear.Manufacturer), it.Text(gear.Brand), it.Text(gear.Model),
			it.Text(gear.PartNumber), it.Text(gear.Description), it.Text(gear.MACAddress))
	}
}

func digest(kind string, parts ...string) identity {
	var buf [192]byte
	text := append(buf[:0], kind...)
	for _, p := range parts {
		text = append(append(text, 0), p...)
	}
	sum := sha256.Sum256(text)
	return identity(binary.BigEndian.Uint64(sum[:8]))
}

// String returns the identity as reports write it.
func (i identity) String() string {
	var raw [8]byte
	var text [16]byte
	binary.BigEndian.PutUint64(raw[:], uint64(i))
	hex.Encode(text[:], raw[:])
	return string(text[:])
}

// numbered returns the identity of the nth of the items that cannot be told
// apart.
func (i identity) numbered(n uint32) string {
	if n <= 1 {
		return i.String()
	}
	return i.String() + "-" + strconv.FormatUint(uint64(n), 10)
}
