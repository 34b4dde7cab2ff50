package io.akkord.persistence.schema;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A record of the schema as field names and values; records in it become maps, also in lists. */
final class RecordFields {

    private RecordFields() {}

    static Map<String, Object> of(Record record) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            fields.put(component.getName(), plain(value(record, component)));
        }
        return fields;
    }

    private static Object plain(Object value) {
        if (value instanceof Record nested) {
            return of(nested);
        }
        return value instanceof List<?> list
                ? list.stream().map(RecordFields::plain).toList()
                : value;
    }

    private static Object value(Record record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the field " + component + " cannot be read", e);
        }
    }
}
