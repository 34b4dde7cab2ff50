package io.akkord.execution.value;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;

/** Keeps Jackson from making objects of classes that no value can hold, whatever the bytes say. */
final class BeanDeserializing extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    private static final class Refusing extends StdDeserializer<Object> {
        private static final long serialVersionUID = 1L;
        private final String reason;

        Refusing(String reason) {
            super(Object.class);
            this.reason = reason;
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws JsonMappingException {
            throw JsonMappingException.from(in, reason);
        }
    }

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> deserializer) {
        return BeanTypes.refusal(description.getBeanClass())
                .<JsonDeserializer<?>>map(Refusing::new)
                .orElse(deserializer);
    }
}
