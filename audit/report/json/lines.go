package json

import (
	"bufio"
	"bytes"
	"io"
	"reflect"
	"strings"

	"github.com/gearaudit/gearaudit/audit/report"
	"github.com/gearaudit/gearaudit/audit/report/safetext"
)

// lines is format jsonl: format json with one record a line. Each has a key
// type; the first is run, the last summary, without which the file was cut off.
type lines struct {
	out   *bufio.Writer
	short *report.Shortener
	line  []byte
}

// NewLines returns the writer of format jsonl.
func NewLines(out io.Writer, _ report.Options) report.Writer {
	return &lines{out: bufio.NewWriter(out)}
}

// Begin writes the head.
func (l *lines) Begin(h *report.Head) error {
	l.short = report.NewShortener(h)
	return l.write("run", report.Complete(h))
}

// Item writes an item.
func (l *lines) Item(it *report.Item) error {
	l.line = append(l.short.Item(it).AppendJSON(l.line[:0]), '\n')
	return l.object("item", safetext.JSON(l.line))
}

// Close writes a line for each element of the lists that end a run, and one for
// each object.
func (l *lines) Close(run *report.Run) error {
	c := *run
	c.Refs = l.short.Refs()
	v := reflect.ValueOf(report.Complete(&c)).Elem()
	for i := range v.NumField() {
		key, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		if key == "" || key == "items" {
			continue
		}
		if err := l.part(key, v.Field(i)); err != nil {
			return err
		}
	}
	return l.out.Flush()
}

func (l *lines) part(key string, v reflect.Value) error {
	switch {
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			if err := l.write(one(key), v.Index(i).Interface()); err != nil {
				return err
			}
		}
		return nil
	case v.Kind() == reflect.Pointer && v.IsNil():
		return nil
	default:
		return l.write(key, v.Interface())
	}
}

// one is the name of an element of a list.
func one(list string) string {
	if s, ok := strings.CutSuffix(list, "columns_unread"); ok {
		return s + "column_unread"
	}
	return strings.TrimSuffix(list, "s")
}

// write writes a value as an object with its type in front.
func (l *lines) write(kind string, v any) error {
	text, err := safetext.EncodeJSON(v, "")
	if err != nil {
		return err
	}
	return l.object(kind, text)
}

// object writes an object as JSON with its type in front.
func (l *lines) object(kind string, text []byte) error {
	l.out.WriteString(`{"type":"` + kind + `"`)
	rest := bytes.TrimPrefix(text, []byte("{"))
	if !bytes.HasPrefix(rest, []byte("}")) {
		l.out.WriteString(",")
	}
	_, err := l.out.Write(rest)
	return err
}
