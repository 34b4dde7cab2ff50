package io.akkord.execution.value;

import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.IOException;

/**
 * Any other class: its name, and its fields as CBOR through Jackson. A class is accepted when its first value comes
 * back with as many bytes as before; so one that hides a part of its state is refused at once and not found short later.
 */
final class BeanForm {

    private static final String ADVICE = "; make it a record, or give it fields of types that can be encoded";

    private final Class<?> type;
    private final byte[] described;
    private volatile boolean comesBack;

    private BeanForm(Class<?> type) {
        this.type = type;
        this.described = TypeNames.describe(type);
    }

    static Form form(Class<?> type) {
        BeanForm form = new BeanForm(type);
        return (out, value) -> {
            byte[] fields = form.encode(value);
            out.oneByte(Tags.BEAN);
            out.type(type, form.described);
            out.unsigned(fields.length);
            out.raw(fields);
        };
    }

    private byte[] encode(Object value) {
        try {
            byte[] fields = Cbor.MAPPER.writeValueAsBytes(value);
            if (!comesBack) {
                requireComesBack(fields);
                comesBack = true;
            }
            return fields;
        } catch (JsonMappingException e) {
            throw new Unencodable(reason(e)).below(path(e));
        } catch (IOException e) {
            throw new Unencodable(type.getName() + " cannot be encoded: " + e.getMessage() + ADVICE);
        }
    }

    private void requireComesBack(byte[] fields) {
        int again;
        try {
            again = Cbor.MAPPER.writeValueAsBytes(Cbor.MAPPER.readValue(fields, type)).length;
        } catch (IOException | RuntimeException e) {
            throw new Unencodable(
                    type.getName() + " cannot be encoded, because it could not be decoded: " + firstLine(e) + ADVICE);
        }
        if (again != fields.length) {
            throw new Unencodable(
                    type.getName() + " cannot be encoded, because it would lose a part of its state" + ADVICE);
        }
    }

    static Object read(ValueReader in) {
        Class<?> type = in.type();
        byte[] fields = in.bytes();
        if (type.isArray()
                || type.isEnum()
                || type.isRecord()
                || type.isInterface()
                || Refusals.reason(type).isPresent()) {
            throw in.damaged(type.getName() + " is not a class of fields here");
        }
        try {
            return Cbor.MAPPER.readValue(fields, type);
        } catch (IOException e) {
            throw new UndecodableException(
                    "a value of class " + type.getName() + " cannot be decoded: " + firstLine(e)
                            + ". Maybe the class differs between nodes; use the same jar on all",
                    e);
        }
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
        }
        return path.toString();
    }

    private String reason(JsonMappingException e) {
        String message = e.getOriginalMessage();
        return message.contains(Cbor.CANNOT) ? message : type.getName() + " cannot be encoded: " + message + ADVICE;
    }

    private static String firstLine(Throwable e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
